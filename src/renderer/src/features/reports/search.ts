import { isMonth } from '#shared/domain/months.ts';
import type { ReportSide } from './report-tabs.tsx';

/** What of a report stands in the address. */
export interface ReportSearch {
  from?: string | undefined;
  to?: string | undefined;
  site?: string | undefined;
  by?: ReportSide | undefined;
  department?: string | undefined;
}

const SIDES: readonly string[] = ['byMonth', 'byDepartment', 'byCentre', 'byItem', 'byClerk'];

/** Reads the address; what makes no sense in it is left out. */
export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const month = (value: unknown) => (isMonth(text(value) ?? '') ? text(value) : undefined);
  const [from, to] = [month(search.from), month(search.to)];
  const wholePeriod = from !== undefined && to !== undefined && from <= to;
  return {
    ...(wholePeriod && { from, to }),
    // An address that is read back may hold 01 as a number.
    site: typeof search.site === 'number' ? String(search.site).padStart(2, '0') : text(search.site),
    by: SIDES.includes(String(search.by)) ? (search.by as ReportSide) : undefined,
    department: text(search.department),
  };
}
