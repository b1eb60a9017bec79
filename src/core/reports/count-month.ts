import type { LocalDate } from '#shared/domain/local-date.ts';
import { type Month, monthInterval } from '#shared/domain/months.ts';
import { isBadRating, type RatingLevel } from '#shared/domain/rating.ts';
import type { Counted, ReportCount } from '#shared/domain/report-figures.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { dueDaysOf } from './figure-conditions.ts';
import {
  acceptedCases,
  acceptedWithGaps,
  completedOrDeliveredCases,
  itemNamesEver,
  overdueCases,
  type ReportScope,
  ratings,
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
  const due = dueDaysOf(month, month, today);
  const as = (figure: Counted, rows: typeof refused, sign = 1): ReportCount[] =>
    rows.map((row) => ({ ...row, figure, month, count: sign * row.count }));
  return [
    ...as('received', read.all(receivedCases(scope, interval))),
    ...as('accepted', read.all(acceptedCases(scope, interval))),
    ...as('completed', read.all(completedOrDeliveredCases(scope, interval))),
    ...as('completed', refused, -1),
    ...as('overdue', read.all(overdueCases(scope, due))),
    ...as('returned', read.all(returnedCases(scope, interval))),
    ...as('withGaps', read.all(acceptedWithGaps(scope, interval))),
    ...countRatings(read, month, scope),
  ];
}

/** A rating counts for the item that was called so in its department. */
function countRatings(read: ReadHandle, month: Month, scope: ReportScope): ReportCount[] {
  const rows = read.all(ratings(scope, monthInterval(month)));
  if (rows.length === 0) return [];
  const codes = new Map(
    read.all(itemNamesEver).map(({ code, name, department }) => [`${department} ${name}`, code]),
  );
  return rows.flatMap(({ level, itemName, ...row }) => {
    const itemCode = codes.get(`${row.department} ${itemName}`) ?? itemName;
    const rated: ReportCount = { ...row, itemCode, month, figure: 'rated' };
    return isBadRating(level as RatingLevel) ? [rated] : [rated, { ...rated, figure: 'satisfied' }];
  });
}
