import { describe, expect, it } from 'vitest';
import { addMonths, isMonth, monthInterval, monthOf, monthsFrom } from './months.ts';

describe('months', () => {
  it('are counted over the turn of the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-06', -30)).toBe('2023-12');
    expect(monthsFrom('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsFrom('2026-02', '2026-01')).toEqual([]);
    expect(monthOf('2026-02-28')).toBe('2026-02');
  });

  it('are told from other texts', () => {
    expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
    expect(['2026-00', '2026-13', '2026-1', '2026-01-01', ''].some(isMonth)).toBe(false);
    expect(() => addMonths('2026-13', 1)).toThrow('2026-13');
  });

  it('begin and end at midnight in Shanghai', () => {
    expect(monthInterval('2026-02')).toEqual({
      from: '2026-02-01',
      to: '2026-03-01',
      start: '2026-01-31T16:00:00.000Z',
      end: '2026-02-28T16:00:00.000Z',
    });
  });
});
