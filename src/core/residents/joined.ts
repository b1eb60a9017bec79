import { standingRecord } from '#shared/domain/joined-records.ts';
import { query } from '../db/query.ts';
import { compiledFor, type ReadHandle } from '../db/read-handle.ts';
import { residentById } from './queries.ts';
import type { ResidentRow } from './resident-line.ts';

/** What a record was joined into, when that is here. */
const joinedInto = compiledFor((id: string) =>
  query
    .selectFrom('residents')
    .innerJoin('residents as into', 'into.id', 'residents.joined_into')
    .select('into.id')
    .where('residents.id', '=', id),
);

const joinedIntoOne = compiledFor((id: string) =>
  query.selectFrom('residents').select('id').where('joined_into', '=', id),
);

/** The record that stands for one, as far as this site has them. */
export function standingId(read: ReadHandle, id: string): string {
  return standingRecord(id, (each) => read.first(joinedInto(each))?.id ?? null);
}

/** Every record of the person, the standing one first: one as a rule. */
export function recordsOfPerson(read: ReadHandle, id: string): string[] {
  const found = [standingId(read, id)];
  for (const each of found) {
    for (const other of read.all(joinedIntoOne(each))) if (!found.includes(other.id)) found.push(other.id);
  }
  return found;
}

/** Instead of records that were joined into others those that stand for them, each once. */
export function standingRows(read: ReadHandle, rows: readonly ResidentRow[]): ResidentRow[] {
  const standing = new Map<string, ResidentRow>();
  for (const row of rows) {
    const id = standingId(read, row.id);
    if (standing.has(id)) continue;
    const stands = id === row.id ? row : read.first(residentById(id));
    if (stands) standing.set(id, stands);
  }
  return [...standing.values()];
}
