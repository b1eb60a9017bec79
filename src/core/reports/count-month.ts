import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import { type Month, monthInterval } from '#shared/domain/months.ts';
import type { Figure, ReportCount } from '#shared/domain/report-figures.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import {
  acceptedCases,
  acceptedWithGaps,
  completedOrDelivered,
  overdueCases,
  type ReportScope,
  receivedCases,
  refusedAndDelivered,
  returnedCases,
} from './queries.ts';

/** Everything that falls into one month, as docs/reports.md defines it. */
export function countMonth(
  read: ReadHandle,
  month: Month,
  scope: ReportScope,
  today: LocalDate,
): ReportCount[] {
  const interval = monthInterval(month);
  const refused = read.all(refusedAndDelivered(scope, interval));
  // A case is late from the day after its promised day: that day has to lie in the month.
  const due = {
    firstDue: addCalendarDays(interval.from, -1),
    endDue: addCalendarDays(interval.to, -1),
    today,
  };
  const as = (figure: Figure, rows: typeof refused, sign = 1): ReportCount[] =>
    rows.map((row) => ({ ...row, figure, month, count: sign * row.count }));
  return [
    ...as('received', read.all(receivedCases(scope, interval))),
    ...as('accepted', read.all(acceptedCases(scope, interval))),
    ...as('completed', read.all(completedOrDelivered(scope, interval))),
    ...as('completed', refused, -1),
    ...as('overdue', read.all(overdueCases(scope, due))),
    ...as('returned', read.all(returnedCases(scope, interval))),
    ...as('withGaps', read.all(acceptedWithGaps(scope, interval))),
  ];
}
