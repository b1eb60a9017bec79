import { addMonths, monthsFrom } from '#shared/domain/months.ts';

/** How far back a report can begin, in months; also the longest one. */
const MONTHS_BACK = 35;

export interface Period {
  from: string;
  to: string;
}

/** The months that can be chosen, the present one first. */
export function monthsToChoose(today: string): string[] {
  const present = today.slice(0, 7);
  return monthsFrom(addMonths(present, -MONTHS_BACK), present).reverse();
}

/** Periods that are asked for again and again. */
export function usualPeriods(today: string): { label: string; period: Period }[] {
  const present = today.slice(0, 7);
  const before = addMonths(present, -1);
  const january = `${present.slice(0, 4)}-01`;
  return [
    { label: '本月', period: { from: present, to: present } },
    { label: '上月', period: { from: before, to: before } },
    { label: '本年', period: { from: january, to: present } },
    { label: '近 12 个月', period: { from: addMonths(present, -11), to: present } },
  ];
}

/** The period after one of its ends was chosen anew: the other one follows when they would cross. */
export function withEnd(period: Period, end: keyof Period, month: string): Period {
  if (end === 'from') return { from: month, to: period.to < month ? month : period.to };
  return { from: period.from > month ? month : period.from, to: month };
}
