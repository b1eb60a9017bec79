import type { HistoryFilter, ResidentCase } from '#shared/contract/residents.ts';
import { type CaseCursor, casePage } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { recordsOfPerson } from './joined.ts';
import { residentCaseReader } from './resident-case.ts';
import { requireResident } from './service.ts';

export interface HistoryRequest {
  id: string;
  filter: HistoryFilter;
  after?: CaseCursor | undefined;
  limit: number;
}

/** One page of all that was ever asked for by one applicant, under whichever record, at every centre, newest first. @throws CoreError `NOT_FOUND` */
export function residentHistory(
  context: CoreContext,
  { id, filter, after, limit }: HistoryRequest,
): { rows: ResidentCase[]; next: CaseCursor | null } {
  requireResident(context, id);
  const { read, site } = context.data.database;
  let page = casePage(after, limit).where('resident_id', 'in', recordsOfPerson(read, id));
  if (filter === 'open') page = page.where('closed_at', 'is', null);
  if (filter === 'closed') page = page.where('closed_at', 'is not', null);
  if (filter === 'elsewhere') page = page.where('site_number', '<>', site.siteNumber);
  const rows = read.all(page).map(residentCaseReader(context));
  const last = rows.at(-1);
  return { rows, next: last && rows.length === limit ? { receivedAt: last.receivedAt, id: last.id } : null };
}
