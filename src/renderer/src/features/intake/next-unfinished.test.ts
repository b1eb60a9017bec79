import { describe, expect, it } from 'vitest';
import { nextUnfinished } from './next-unfinished.ts';

const line = (id: string) => ({ id, itemCode: '', itemText: '', applicantName: '', savedAt: '' });
/** The one worked on last first. */
const three = ['b', 'c', 'a'].map(line);

describe('the next unfinished intake', () => {
  it('is the one worked on last when none is open', () => {
    expect(nextUnfinished(three, null)).toBe('b');
    expect(nextUnfinished([], null)).toBeNull();
  });

  it('goes around through all of them', () => {
    expect(['a', 'b', 'c'].map((current) => nextUnfinished(three, current))).toEqual(['b', 'c', 'a']);
  });

  it('leads from a fresh one to the one worked on last, and from the only one nowhere', () => {
    expect(nextUnfinished(three, 'd')).toBe('b');
    expect(nextUnfinished([line('a')], 'a')).toBeNull();
  });
});
