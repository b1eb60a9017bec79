import type { CaseFilter, ReceivedIn } from '#shared/contract/cases.ts';
import { isMonth } from '#shared/domain/months.ts';
import { isCaseFilter } from './case-filters.ts';

/** What of the case list stands in the address: a saved filter, or what a figure of a report consists of. */
export interface CaseSearch {
  filter: CaseFilter;
  from?: string | undefined;
  to?: string | undefined;
  site?: string | undefined;
  department?: string | undefined;
}

/** Reads the address; what makes no sense in it is left out. */
export function caseSearch(search: Record<string, unknown>): CaseSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const [from, to] = [text(search.from), text(search.to)];
  const filter = isCaseFilter(search.filter) ? search.filter : 'open';
  if (from === undefined || to === undefined || !isMonth(from) || !isMonth(to) || from > to)
    return { filter };
  // An address that is read back may hold 01 as a number.
  const site = typeof search.site === 'number' ? String(search.site).padStart(2, '0') : text(search.site);
  return { filter: 'all', from, to, site, department: text(search.department) };
}

/** The months that an address names, and of which department and centre; null for a saved filter alone. */
export function receivedOf({ from, to, site, department }: CaseSearch): ReceivedIn | null {
  if (from === undefined || to === undefined) return null;
  return {
    from,
    to,
    ...(site !== undefined && { siteNumber: site }),
    ...(department !== undefined && { department }),
  };
}
