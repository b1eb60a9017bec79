import { describe, expect, it } from 'vitest';
import { pointsFor, ruleOn } from './point-rules.ts';
import { minutesToNextStar, noticeUntil, starsFor } from './stars.ts';
import { calendarOf2026 } from './work-calendar-2026.fixture.ts';

describe('stars', () => {
  it.each([
    [0, 0],
    [99, 0],
    [100, 1],
    [299, 1],
    [300, 2],
    [600, 3],
    [1000, 4],
    [1499, 4],
    [1500, 5],
    [9000, 5],
  ])('of %i hours are %i', (hours, stars) => {
    expect(starsFor(hours * 60)).toBe(stars);
  });

  it('are not rounded up: a minute short is a star short', () => {
    expect(starsFor(300 * 60 - 1)).toBe(1);
    expect(minutesToNextStar(300 * 60 - 1)).toBe(1);
    expect(minutesToNextStar(1500 * 60)).toBeNull();
  });

  it('are put up for five working days, the first not counted and holidays left out', () => {
    expect(noticeUntil('2026-09-18', calendarOf2026).until).toBe('2026-09-24');
  });
});

describe('points', () => {
  const content = {
    byType: {
      talk: { perAttendance: 5, perHour: 0, most: null },
      '*': { perAttendance: 2, perHour: 10, most: 30 },
    },
  };

  it('are given for coming and for time, up to the most', () => {
    expect(pointsFor(content, 'service', 90)).toBe(17);
    expect(pointsFor(content, 'service', 59)).toBe(11);
    expect(pointsFor(content, 'service', 600)).toBe(30);
    expect(pointsFor(content, 'talk', 600)).toBe(5);
    expect(pointsFor({ byType: {} }, 'talk', 600)).toBe(0);
  });

  it('go by the rule of the day', () => {
    const rules = [
      { ruleVersion: '2', effectiveFrom: '2026-03-01' },
      { ruleVersion: '1', effectiveFrom: '2026-01-01' },
      { ruleVersion: '3', effectiveFrom: '2026-03-01' },
    ];
    expect(ruleOn(rules, '2025-12-31')).toBeNull();
    expect(ruleOn(rules, '2026-02-28')?.ruleVersion).toBe('1');
    expect(ruleOn(rules, '2026-03-01')?.ruleVersion).toBe('3');
  });
});
