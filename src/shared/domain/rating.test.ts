import { describe, expect, it } from 'vitest';
import { isBadRating, lastDayToDefault, RATING_LEVELS, satisfaction } from './rating.ts';

const none = {
  'very-satisfied': 0,
  satisfied: 0,
  'basically-satisfied': 0,
  dissatisfied: 0,
  'very-dissatisfied': 0,
};

describe('好差评', () => {
  it('counts the two lowest of five levels as bad', () => {
    expect(RATING_LEVELS.map(isBadRating)).toEqual([false, false, false, true, true]);
  });

  it('gives the share of content ratings with one decimal, and none without ratings', () => {
    expect(satisfaction(none)).toBeNull();
    expect(satisfaction({ ...none, satisfied: 2, dissatisfied: 1 })).toBe(66.7);
    expect(satisfaction({ ...none, 'basically-satisfied': 1 })).toBe(100);
  });

  it('leaves seven whole calendar days after the day of closing to rate', () => {
    // Closed on 06-01: 06-02 to 06-08 are the seven days, and on 06-09 the time is over.
    expect(lastDayToDefault('2026-06-08', 7)).toBe('2026-05-31');
    expect(lastDayToDefault('2026-06-09', 7)).toBe('2026-06-01');
  });
});
