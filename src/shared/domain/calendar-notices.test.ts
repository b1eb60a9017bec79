import { describe, expect, it } from 'vitest';
import { calendarOfNotices } from './calendar-notices.ts';

const off = (noticeYear: number, date: string) => ({ noticeYear, date, name: '元旦', isOffDay: true });
const worked = (noticeYear: number, date: string) => ({ noticeYear, date, name: '元旦', isOffDay: false });

describe('the calendar of several notices', () => {
  it('takes the later notice where two name one day, whatever the order they came in', () => {
    const said = [off(2027, '2026-12-31'), worked(2026, '2026-12-31')];
    for (const days of [said, said.toReversed()]) {
      const calendar = calendarOfNotices(new Set([2026, 2027]), days);
      expect(calendar.days.get('2026-12-31')).toEqual({ name: '元旦', isOffDay: true });
    }
  });

  it('believes what the year before announced until the year has its own notice', () => {
    const said = [off(2026, '2027-01-02'), off(2027, '2027-01-01')];
    expect([...calendarOfNotices(new Set([2026]), said.slice(0, 1)).days.keys()]).toEqual(['2027-01-02']);
    expect([...calendarOfNotices(new Set([2026, 2027]), said).days.keys()]).toEqual(['2027-01-01']);
  });

  it('knows only the years whose own notice came in', () => {
    expect([...calendarOfNotices(new Set([2026]), [off(2026, '2027-01-02')]).years]).toEqual([2026]);
  });
});
