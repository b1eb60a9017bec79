import type { Report } from '#shared/contract/reports.ts';
import { type Month, monthInterval } from '#shared/domain/months.ts';
import { totalWaiting } from '#shared/domain/report-figures.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { queueDays } from './queries.ts';

/** How long people waited in these months, whole, by centre and by month; months without a ticket too. */
export function countWaiting(
  read: ReadHandle,
  months: readonly Month[],
  siteNumber: string | undefined,
  centreName: (siteNumber: string) => string,
): NonNullable<Report['waiting']> {
  const rows = months.flatMap((month) =>
    read.all(queueDays(siteNumber, monthInterval(month))).map((row) => ({ ...row, month })),
  );
  const sites = [...new Set(rows.map((row) => row.siteNumber))].sort();
  return {
    ...totalWaiting(rows),
    byCentre: sites.map((site) => ({
      siteNumber: site,
      centreName: centreName(site),
      ...totalWaiting(rows.filter((row) => row.siteNumber === site)),
    })),
    byMonth: months.map((month) => ({ month, ...totalWaiting(rows.filter((row) => row.month === month)) })),
  };
}
