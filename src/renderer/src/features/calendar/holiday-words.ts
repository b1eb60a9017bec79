import type { CalendarYear } from '#shared/contract/calendar.ts';

/** One holiday of the year in words: when it is off, and which weekend days are worked for it. */
export interface HolidayWords {
  name: string;
  off: string;
  worked: string;
}

/** The days of a year by the name of their holiday: the grid for those who would rather read. */
export function holidayWords({ year, days }: CalendarYear): HolidayWords[] {
  const names = [...new Set(days.map(({ name }) => name))];
  return names.map((name) => {
    const of = (isOffDay: boolean) =>
      days.filter((day) => day.name === name && day.isOffDay === isOffDay).map(({ date }) => date);
    return { name, off: runs(of(true), year), worked: runs(of(false), year) };
  });
}

/** `10月1日至7日、10月10日`: days that follow each other as one run. */
function runs(dates: readonly string[], year: number): string {
  const grouped: string[][] = [];
  for (const date of dates) {
    const run = grouped.at(-1);
    if (run && Date.parse(date) - Date.parse(run.at(-1) ?? '') === 86_400_000) run.push(date);
    else grouped.push([date]);
  }
  return grouped
    .map((run) => {
      const [first = '', last = ''] = [run[0], run.at(-1)];
      if (first === last) return dayWord(first, year);
      const sameMonth = first.slice(0, 7) === last.slice(0, 7);
      return `${dayWord(first, year)}至${sameMonth ? `${Number(last.slice(8))}日` : dayWord(last, year)}`;
    })
    .join('、');
}

function dayWord(date: string, year: number): string {
  const [ofYear, month, day] = date.split('-').map(Number);
  return `${ofYear === year ? '' : `${ofYear}年`}${month}月${day}日`;
}
