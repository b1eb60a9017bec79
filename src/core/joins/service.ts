import type { JoinAct, PersonRecord, PersonRecords, RepeatedNumber } from '#shared/contract/joins.ts';
import { DECIDING_ROLES } from '#shared/domain/conflict.ts';
import { timeOfReading } from '#shared/sync/hybrid-clock.ts';
import { centreBySite } from '../centres/queries.ts';
import { nameOfActor } from '../conflicts/values.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { recordsOfPerson, standingId } from '../residents/joined.ts';
import { residentsByNumber } from '../residents/queries.ts';
import { type ResidentRow, residentLineOf, shownNumber } from '../residents/resident-line.ts';
import { requireResident } from '../residents/service.ts';
import type { StaffActor } from '../staff/roles.ts';
import { changesOfResident, countCasesOf, countRepeatedNumbers, repeatedNumbers } from './queries.ts';

/** Numbers that stand in several records: probably one person whom two centres registered without knowing of each other. */
export function listRepeatedNumbers(
  { data: { database } }: CoreContext,
  { after, limit }: { after?: { number: string; kind: string } | undefined; limit: number },
): { rows: RepeatedNumber[]; next: { number: string; kind: string } | null } {
  const { read } = database;
  const numbers = read.all(repeatedNumbers(after, limit));
  const rows = numbers.flatMap(({ identity_kind, identity_number }): RepeatedNumber[] => {
    const standing = read
      .all(residentsByNumber(identity_kind, identity_number))
      .filter(({ id }) => standingId(read, id) === id);
    const [first] = standing;
    if (!first) return [];
    return [
      {
        residentId: first.id,
        names: [...new Set(standing.map(({ name }) => name))],
        maskedNumber: shownNumber(first),
        records: standing.length,
        centreNames: [...new Set(standing.map(({ id }) => originOf(read, id).centreName))],
      },
    ];
  });
  const last = numbers.length === limit ? numbers.at(-1) : undefined;
  return { rows, next: last ? { number: last.identity_number, kind: last.identity_kind } : null };
}

export function countRepeated({ data: { database } }: CoreContext): { open: number } {
  return { open: Number(database.read.first(countRepeatedNumbers())?.count ?? 0) };
}

/** All records of a person: the one that stands, those joined into it, those of the same number. @throws CoreError `NOT_FOUND` */
export function recordsOf(context: CoreContext, { role }: StaffActor, id: string): PersonRecords {
  const { read } = context.data.database;
  const [standing = id, ...joined] = recordsOfPerson(read, id);
  const row = requireResident(context, standing);
  const apart =
    row.identity_number === ''
      ? []
      : read
          .all(residentsByNumber(row.identity_kind, row.identity_number))
          .filter((other) => other.id !== standing && standingId(read, other.id) === other.id);
  const record = (one: ResidentRow) => recordOf(read, one);
  const everyId = [standing, ...joined, ...apart.map((each) => each.id)];
  return {
    standing: record(row),
    joined: joined.map((each) => record(requireResident(context, each))),
    apart: apart.map(record),
    acts: everyId
      .flatMap((each) => actsOf(read, each))
      .sort((one, other) => (one.clock < other.clock ? 1 : -1))
      .map(({ clock: _, ...act }) => act),
    mayJoin: role === 'system' || DECIDING_ROLES.some((each) => each === role),
  };
}

function recordOf(read: ReadHandle, row: ResidentRow): PersonRecord {
  const count = (open: boolean) => Number(read.first(countCasesOf(row.id, open))?.count ?? 0);
  return {
    ...residentLineOf(row),
    phone: row.phone,
    address: row.address,
    ...originOf(read, row.id),
    openCases: count(true),
    closedCases: count(false),
  };
}

function originOf(read: ReadHandle, id: string): Pick<PersonRecord, 'centreName' | 'madeAt'> {
  const made = read.all(changesOfResident(id)).findLast(({ operation }) => operation === 'insert');
  const siteNumber = made?.site_number ?? '';
  return {
    centreName: read.first(centreBySite(siteNumber))?.name ?? siteNumber,
    madeAt: (made && timeOfReading(made.clock)?.toISOString()) ?? null,
  };
}

/** When a record was joined and taken apart, read from its changes. */
function actsOf(read: ReadHandle, recordId: string): (JoinAct & { clock: string })[] {
  return read.all(changesOfResident(recordId)).flatMap((change) => {
    const fields = JSON.parse(change.fields) as { joined_into?: string | null };
    if (change.operation !== 'update' || fields.joined_into === undefined) return [];
    return [
      {
        recordId,
        clock: change.clock,
        into: fields.joined_into,
        byName: nameOfActor(read, change.actor_id),
        at: timeOfReading(change.clock)?.toISOString() ?? null,
        centreName: read.first(centreBySite(change.site_number))?.name ?? change.site_number,
        reason: change.reason ?? '',
      },
    ];
  });
}
