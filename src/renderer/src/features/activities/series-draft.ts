import type { ActivityPlan } from '#shared/contract/activities.ts';
import type { SeriesPattern } from '#shared/domain/activity-series.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { readTypedDate } from '../intake/typed-date.ts';

/** How something repeats while it is typed in. */
export interface SeriesDraft {
  firstDay: string;
  pattern: SeriesPattern;
  /** It ends after so many; empty when it ends on a day. */
  count: string;
  /** The last day it may fall on; counts where no number is given. */
  until: string;
  /** Beside the first day, of `dates`. */
  dates: readonly string[];
  skipHolidays: boolean;
  leftOut: readonly string[];
}

export const wholeNumber = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : 0);

/** The rule as far as its days can be counted; null while the first day or its end is missing. */
export function ruleOfDraft(draft: SeriesDraft): ActivityPlan['rule'] | null {
  const { pattern, firstDay, skipHolidays } = draft;
  if (firstDay === '' || lackingInSeries(draft, '次') !== null) return null;
  const once = pattern === 'once';
  const named = pattern === 'dates';
  return {
    ...{ pattern, firstDay, dates: named ? [firstDay, ...draft.dates] : [], moved: [] },
    end: once || named ? { count: 1 } : endOf(draft),
    leftOut: draft.leftOut.map((day) => ({ day, reason: '停一次' })),
    // Who names a day means it.
    skipHolidays: !once && !named && skipHolidays,
  };
}

function endOf({ count, until }: SeriesDraft): ActivityPlan['rule']['end'] {
  return wholeNumber(count) > 0 ? { count: wholeNumber(count) } : { until };
}

/** What is still to be said about the end of a series; null when nothing is. @param counted what one is called */
export function lackingInSeries(
  { pattern, firstDay, count, until }: SeriesDraft,
  counted: string,
): { field: string; sentence: string } | null {
  if (pattern === 'once' || pattern === 'dates' || wholeNumber(count) > 0) return null;
  if (count.trim() !== '' || until === '')
    return { field: 'count', sentence: `一共几${counted}，或到哪一天为止，还没有填` };
  return until < firstDay ? { field: 'until', sentence: '截止的日子要在第一次以后' } : null;
}

/** A further day of a series as it is typed, `3-11` and `0311` meaning the next one after its first day. */
export function readFurtherDay(text: string, firstDay: LocalDate): LocalDate | null {
  const whole = readTypedDate(text);
  if (whole !== null || firstDay === '') return whole;
  const short =
    /^\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*$/.exec(text.normalize('NFKC')) ??
    /^\s*(\d{2})(\d{2})\s*$/.exec(text.normalize('NFKC'));
  if (!short) return null;
  const year = Number(firstDay.slice(0, 4));
  const inYear = (of: number) => readTypedDate(`${of}-${short[1]}-${short[2]}`);
  const day = inYear(year);
  return day !== null && day < firstDay ? inYear(year + 1) : day;
}
