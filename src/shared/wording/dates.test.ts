import { describe, expect, it } from 'vitest';
import { formatDateWithWeekday, formatLongDate } from './dates.ts';

describe('dates', () => {
  it.each([
    ['2026-12-14', '2026-12-14（周一）', '2026年12月14日'],
    ['2026-02-01', '2026-02-01（周日）', '2026年2月1日'],
    ['2026-10-10', '2026-10-10（周六）', '2026年10月10日'],
    ['1949-10-01', '1949-10-01（周六）', '1949年10月1日'],
  ])('%s is %s and %s', (date, onScreen, printed) => {
    expect(formatDateWithWeekday(date)).toBe(onScreen);
    expect(formatLongDate(date)).toBe(printed);
  });

  it.each(['2026-02-29', '', '2026-1-1'])('refuse %j', (date) => {
    const refusal = expect.objectContaining({ code: 'impossible-date' });
    expect(() => formatDateWithWeekday(date)).toThrow(refusal);
    expect(() => formatLongDate(date)).toThrow(refusal);
  });
});
