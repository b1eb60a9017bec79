import { describe, expect, it } from 'vitest';
import { holidayWords } from './holiday-words.ts';

describe('the holidays of a year in words', () => {
  it('are runs of days by their name', () => {
    const day = (name: string, date: string, isOffDay = true) => ({ name, date, isOffDay });
    const days = [
      day('劳动节', '2026-04-30'),
      day('劳动节', '2026-05-01'),
      day('劳动节', '2026-05-09', false),
      day('国庆节', '2026-09-20', false),
      day('国庆节', '2026-10-01'),
      day('国庆节', '2026-10-02'),
      day('国庆节', '2026-10-03'),
      day('国庆节', '2026-10-10', false),
    ];
    expect(holidayWords({ year: 2026, source: '', days })).toEqual([
      { name: '劳动节', off: '4月30日至5月1日', worked: '5月9日' },
      { name: '国庆节', off: '10月1日至3日', worked: '9月20日、10月10日' },
    ]);
  });
});
