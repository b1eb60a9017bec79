import type { Change } from '#shared/sync/change.ts';
import type { PlainFields } from '#shared/sync/plain-fields.ts';
import type { HubDatabase } from '../database/schema.ts';
import { rememberScan } from '../files/known-files.ts';
import { readsOfGrant } from './records.ts';
import { type Read, rootsOfCase, writtenOf } from './transfers.ts';

/**
 * Makes anew what the rules know of the cases, members of staff, scans and transfers that some changes wrote. What is
 * brought back after a restored backup comes in any order, and some of it waits for its place; what is known is what all
 * these changes say in theirs.
 * @returns who reads more by them
 */
export async function relearn(database: HubDatabase, changes: readonly Change[]): Promise<Read[]> {
  const reads: Read[] = [];
  for (const id of idsOf(changes, 'staffMember')) await relearnStaff(database, id);
  for (const id of idsOf(changes, 'caseScan')) await relearnScan(database, id, changes);
  for (const id of idsOf(changes, 'case', 'caseAgent')) reads.push(...(await relearnCase(database, id)));
  for (const id of idsOf(changes, 'transfer', 'transferAnswer')) {
    reads.push(...(await relearnTransfer(database, id)));
  }
  for (const id of idsOf(changes, 'recordRequest', 'recordGrant')) {
    reads.push(...(await relearnGrant(database, id)));
  }
  return reads;
}

function idsOf(changes: readonly Change[], ...entities: string[]): Set<string> {
  return new Set(changes.filter(({ entity }) => entities.includes(entity)).map(({ entityId }) => entityId));
}

/** Of each field the value that was taken in last; nothing after a deletion. */
async function lastWritten(database: HubDatabase, entity: string, id: string): Promise<PlainFields> {
  let known: PlainFields = {};
  for (const { operation, fields } of await writtenOf(database, entity, id)) {
    known = operation === 'delete' ? {} : { ...known, ...fields };
  }
  return known;
}

async function relearnStaff(database: HubDatabase, id: string): Promise<void> {
  const { site_number, role } = await lastWritten(database, 'staffMember', id);
  if (typeof site_number !== 'string' || typeof role !== 'string') {
    await database.deleteFrom('known_staff').where('id', '=', id).execute();
    return;
  }
  await database
    .insertInto('known_staff')
    .values({ id, site_number, role })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ site_number, role }))
    .execute();
}

async function relearnScan(database: HubDatabase, id: string, changes: readonly Change[]): Promise<void> {
  const change = changes.find(({ entity, entityId }) => entity === 'caseScan' && entityId === id) as Change;
  const fields = await lastWritten(database, 'caseScan', id);
  const isGone = Object.keys(fields).length === 0;
  await rememberScan(database, { ...change, operation: isGone ? 'delete' : 'update' }, fields);
}

/** Whoever ever got the case into his hands reads it, and whom it is about. */
async function relearnCase(database: HubDatabase, id: string): Promise<Read[]> {
  const { site_number, held_by, state } = await lastWritten(database, 'case', id);
  const holder = held_by ?? site_number;
  if (typeof holder === 'string' && typeof state === 'string') {
    await database
      .insertInto('known_cases')
      .values({ id, site_number: holder, state })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ site_number: holder, state }))
      .execute();
  }
  const written = await writtenOf(database, 'case', id);
  const holders = new Set(
    written.map(({ fields }) => fields.held_by).filter((site) => typeof site === 'string'),
  );
  if (holders.size === 0) return [];
  const roots = await rootsOfCase(database, id);
  return [...holders].flatMap((siteNumber) => roots.map((root) => ({ root, siteNumber })));
}

async function relearnTransfer(database: HubDatabase, id: string): Promise<Read[]> {
  const said = await lastWritten(database, 'transfer', id);
  const { outcome } = await lastWritten(database, 'transferAnswer', id);
  // The answer came before what it answers.
  if (typeof said.from_site !== 'string' || typeof said.to_site !== 'string') return [];
  const now = {
    withdrawn: typeof said.withdrawn_at === 'string' ? 1 : 0,
    outcome: typeof outcome === 'string' ? outcome : null,
  };
  const { from_site, to_site } = said;
  await database
    .insertInto('known_transfers')
    .values({
      id,
      kind: String(said.kind),
      case_id: typeof said.case_id === 'string' ? said.case_id : null,
      case_number: String(said.case_number),
      from_site,
      to_site,
      ...now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute();
  const root = `transfer/${id}`;
  return [from_site, to_site].map((siteNumber) => ({ root, siteNumber }));
}

/** Whatever was ever granted is read: two copies of the town's site may each have answered one request. */
async function relearnGrant(database: HubDatabase, id: string): Promise<Read[]> {
  const asked = await lastWritten(database, 'recordRequest', id);
  // The other half comes later, and this is asked again.
  if (typeof asked.site_number !== 'string') return [];
  const reads: Read[] = [];
  for (const { fields } of await writtenOf(database, 'recordGrant', id)) {
    reads.push(...(await readsOfGrant(database, asked.site_number, fields)));
  }
  return reads;
}
