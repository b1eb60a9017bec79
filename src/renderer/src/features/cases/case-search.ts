import type { CaseFilter } from '#shared/contract/cases.ts';
import type { FigureCases } from '#shared/contract/reports.ts';
import { isMonth } from '#shared/domain/months.ts';
import { FIGURES } from '#shared/domain/report-figures.ts';
import { isCaseFilter } from './case-filters.ts';

/** What of the case list stands in the address: a saved filter, or what a figure of a report consists of. */
export interface CaseSearch {
  filter: CaseFilter;
  /** `every`, or the number of a centre; absent for this one. */
  centre?: string | undefined;
  figure?: FigureCases['figure'] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  site?: string | undefined;
  department?: string | undefined;
  item?: string | undefined;
  clerk?: string | undefined;
}

/** Reads the address; what makes no sense in it is left out. */
export function caseSearch(search: Record<string, unknown>): CaseSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const [from, to] = [text(search.from), text(search.to)];
  const figure = FIGURES.find((known) => known === search.figure);
  const filter = isCaseFilter(search.filter) ? search.filter : 'open';
  if (!figure || from === undefined || to === undefined || !isMonth(from) || !isMonth(to) || from > to)
    return { filter, centre: centreOf(search.centre) };
  // An address that is read back may hold 01 as a number.
  const site = typeof search.site === 'number' ? String(search.site).padStart(2, '0') : text(search.site);
  const part = { department: text(search.department), item: text(search.item), clerk: text(search.clerk) };
  return { filter: 'all', figure, from, to, site, ...part };
}

function centreOf(value: unknown): string | undefined {
  if (value === 'every') return value;
  const site = typeof value === 'number' ? String(value).padStart(2, '0') : value;
  return typeof site === 'string' && /^\d{2}$/.test(site) ? site : undefined;
}

/** The figure that an address names, with its months and its part; null for a saved filter alone. */
export function figureOf({
  figure,
  from,
  to,
  site,
  department,
  item,
  clerk,
}: CaseSearch): FigureCases | null {
  if (figure === undefined || from === undefined || to === undefined) return null;
  return {
    ...{ figure, from, to },
    ...(site !== undefined && { siteNumber: site }),
    ...(department !== undefined && { department }),
    ...(item !== undefined && { itemCode: item }),
    ...(clerk !== undefined && { clerkId: clerk }),
  };
}
