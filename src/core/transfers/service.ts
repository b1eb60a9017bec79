import type { Transfer } from '#shared/contract/transfers.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { allCentres, transfersOfNumber, transfersOfSite } from './queries.ts';
import { requireTransfer, transferOf } from './transfer-line.ts';

/** How many of each side the page shows. */
const SHOWN = 100;

/** The transfers of this site: what it has to answer first, then what is open, then the rest; newest first. */
export function listTransfers(context: CoreContext): Transfer[] {
  const { read, site } = context.data.database;
  const rank = (one: Transfer) =>
    one.toAnswer ? 0 : one.state === 'waiting' || one.state === 'agreed' ? 1 : 2;
  return [
    ...read.all(transfersOfSite('from_site', site.siteNumber, SHOWN)),
    ...read.all(transfersOfSite('to_site', site.siteNumber, SHOWN)),
  ]
    .map((row) => transferOf(context, row))
    .sort((one, other) => rank(one) - rank(other) || (one.madeAt < other.madeAt ? 1 : -1));
}

/** @throws CoreError `NOT_FOUND` */
export function getTransfer(context: CoreContext, id: string): Transfer {
  return transferOf(context, requireTransfer(context, id));
}

/** The transfers of a case that have not come to an end. @throws CoreError `NOT_FOUND` */
export function transfersOfCase(context: CoreContext, caseId: string): Transfer[] {
  const { read } = context.data.database;
  const row = read.first(caseById(caseId));
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id: caseId });
  return read
    .all(transfersOfNumber(row.number))
    .map((each) => transferOf(context, each))
    .filter(({ state }) => state === 'waiting' || state === 'agreed');
}

/** The centres that a case of this site can go to. */
export function otherCentres({ data: { database } }: CoreContext): { siteNumber: string; name: string }[] {
  return database.read
    .all(allCentres())
    .filter(({ site_number }) => site_number !== database.site.siteNumber)
    .map(({ site_number, name }) => ({ siteNumber: site_number, name }));
}
