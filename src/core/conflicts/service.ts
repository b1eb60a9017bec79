import type {
  ConflictCursor,
  ConflictDetail,
  ConflictField,
  ConflictLine,
  ConflictRecord,
  SettledField,
} from '#shared/contract/conflicts.ts';
import { DECIDING_ROLES, decisionObstacle } from '#shared/domain/conflict.ts';
import type { FieldValue, Head } from '#shared/sync/fold-entity.ts';
import { columnWord } from '#shared/wording/column-names.ts';
import { fieldForm } from '#shared/wording/field-values.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import {
  conflictsOf,
  conflictsUnder,
  countOpenConflicts,
  openConflicts,
  settledConflicts,
  settledOf,
} from './queries.ts';
import { describeRecord, type NamedRecord, ownerSiteOf, readRecord } from './read-record.ts';
import { showValues, type WrittenValue } from './values.ts';

interface OpenRow {
  field: string;
  standing_stamp: string;
  losers: string;
}

interface SettledRow {
  field: string;
  settled_stamp: string;
  outcome: string;
  between_values: string;
}

/** What waits for a decision here, or what was decided, newest first. */
export function listConflicts(
  { data: { database } }: CoreContext,
  { state, after, limit }: { state: 'open' | 'settled'; after?: ConflictCursor | undefined; limit: number },
): { rows: ConflictLine[]; next: ConflictCursor | null } {
  const { read } = database;
  const found =
    state === 'open'
      ? read
          .all(openConflicts(after, limit))
          .map((row) => ({ row, at: row.raised_at, stamp: '', line: openLine(read, row) }))
      : read.all(settledConflicts(after, limit)).map((row) => ({
          row,
          at: row.settled_at,
          stamp: row.settled_stamp,
          line: settledLine(read, row),
        }));
  const last = found.length === limit ? found.at(-1) : undefined;
  const cursor = last && {
    ...{ at: last.at, stamp: last.stamp, field: last.row.field },
    ...{ entity: last.row.entity, entityId: last.row.entity_id },
  };
  return { rows: found.flatMap(({ line }) => line ?? []), next: cursor ?? null };
}

function openLine(
  read: ReadHandle,
  row: OpenRow & { entity: string; entity_id: string },
): ConflictLine | null {
  const record = readRecord(read, row.entity, row.entity_id);
  if (!record) return null;
  const { name, values } = fieldOf(read, record, row);
  const [standing, ...others] = values;
  if (!standing) return null;
  return { ...describeRecord(read, record), field: row.field, name, standing, others };
}

function settledLine(
  read: ReadHandle,
  row: SettledRow & { entity: string; entity_id: string },
): ConflictLine | null {
  const record = readRecord(read, row.entity, row.entity_id);
  if (!record) return null;
  const { field, name, outcome, between } = settledField(read, record, row);
  return { ...describeRecord(read, record), field, name, standing: outcome, others: between };
}

export function countConflicts({ data: { database } }: CoreContext): { open: number } {
  return { open: Number(database.read.first(countOpenConflicts())?.count ?? 0) };
}

/** What hangs on a person or a case beside their own record, and whether by the beginning of its key. */
const PARTS = {
  resident: { same: ['resident', 'organisation', 'householdMember'], under: [] },
  case: {
    same: ['case', 'caseAgent', 'rating', 'rectification'],
    under: ['caseMaterial', 'caseEvent', 'caseDocument', 'rectificationEvent'],
  },
  volunteer: { same: ['volunteer'], under: [] },
} as const;

/** What waits about a person, a case or a volunteer: the mark on their page. */
export function conflictsAbout(
  { data: { database } }: CoreContext,
  { subject, id }: { subject: keyof typeof PARTS; id: string },
): (ConflictRecord & { names: string[] })[] {
  const { read } = database;
  const { same, under } = PARTS[subject];
  const rows = [
    ...same.flatMap((entity) => read.all(conflictsOf(entity, id))),
    ...under.flatMap((entity) => read.all(conflictsUnder(entity, `${id}/`))),
  ];
  const fieldsOf = new Map<string, string[]>();
  for (const { entity, entity_id, field } of rows) {
    const name = `${entity} ${entity_id}`;
    fieldsOf.set(name, [...(fieldsOf.get(name) ?? []), field]);
  }
  return [...fieldsOf].flatMap(([name, fields]) => {
    const space = name.indexOf(' ');
    const record = readRecord(read, name.slice(0, space), name.slice(space + 1));
    if (!record) return [];
    const names = fields.map((field) => columnWord(record.entity, field));
    return [{ ...describeRecord(read, record), names }];
  });
}

/** Everything about one record: what is disputed, what was decided. @throws CoreError `NOT_FOUND` */
export function getConflict(
  context: CoreContext,
  actor: StaffActor,
  { entity, entityId }: { entity: string; entityId: string },
): ConflictDetail {
  const { read, site } = context.data.database;
  const record = readRecord(read, entity, entityId);
  if (!record) throw failure('NOT_FOUND', { entity: 'conflict', id: entityId });
  const place = { entity, entityId, ownerSite: ownerSiteOf(read, record) };
  const obstacle = decisionObstacle(place, { siteNumber: site.siteNumber, role: actor.role });
  const decides = actor.role === 'system' || DECIDING_ROLES.some((role) => role === actor.role);
  return {
    ...describeRecord(read, record),
    fields: read.all(conflictsOf(entity, entityId)).map((row) => fieldOf(read, record, row)),
    settled: read.all(settledOf(entity, entityId)).map((row) => settledField(read, record, row)),
    mayDecide: decides && obstacle === null,
    obstacle,
  };
}

/** The values of a disputed field, the standing one first. */
export function valuesOf({ row }: NamedRecord, { field, standing_stamp, losers }: OpenRow): WrittenValue[] {
  const others = JSON.parse(losers) as { stamp: string; value?: FieldValue }[];
  return [
    { stamp: standing_stamp, value: field === '' ? null : (row[field] ?? null) },
    ...others.map(({ stamp, value = null }) => ({ stamp, value, deletes: field === '' })),
  ];
}

function fieldOf(read: ReadHandle, record: NamedRecord, row: OpenRow): ConflictField {
  return {
    field: row.field,
    name: columnWord(record.entity, row.field),
    values: showValues(read, record.entity, row.field, valuesOf(record, row)),
    form: fieldForm(record.entity, row.field),
  };
}

function settledField(read: ReadHandle, { entity }: NamedRecord, row: SettledRow): SettledField {
  const { field } = row;
  const between = (JSON.parse(row.between_values) as Head[]).map((head) => ({
    ...head,
    deletes: field === '',
  }));
  const outcome = { stamp: row.settled_stamp, value: JSON.parse(row.outcome) as FieldValue };
  const [shown, ...others] = showValues(read, entity, field, [outcome, ...between]);
  return {
    field,
    name: columnWord(entity, field),
    outcome: shown as SettledField['outcome'],
    between: others,
  };
}
