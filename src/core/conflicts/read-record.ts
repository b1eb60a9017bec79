import type { ConflictRecord } from '#shared/contract/conflicts.ts';
import { holderOf } from '#shared/domain/case-holder.ts';
import { hasOneWriter } from '#shared/domain/conflict.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import { isOfCase } from '#shared/sync/entity-scopes.ts';
import { entityWord } from '#shared/wording/entity-names.ts';
import { caseById } from '../cases/queries.ts';
import { keyOf } from '../db/folded-rows.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { type PlainRow, type SyncedEntity, syncedEntities } from '../db/synced-entities.ts';
import { firstWriter } from './queries.ts';

/** A record of any kind by its name in the log, as far as this version knows the kind. */
export interface NamedRecord {
  entity: SyncedEntity;
  entityId: string;
  key: PlainRow;
  row: PlainRow;
}

/** The record, or null when there is none here. */
export function readRecord(read: ReadHandle, entity: string, entityId: string): NamedRecord | null {
  if (!Object.hasOwn(syncedEntities, entity)) return null;
  const name = { entity: entity as SyncedEntity, entityId };
  const key = keyOf(name);
  const row = key && rowBy(read, syncedEntities[name.entity].table, key);
  return key && row ? { ...name, key, row } : null;
}

function rowBy(read: ReadHandle, table: string, key: PlainRow): PlainRow | null {
  let rows = query.selectFrom(table as 'residents').selectAll();
  for (const [column, value] of Object.entries(key)) rows = rows.where(column as 'id', '=', value as string);
  return (read.first(rows) as PlainRow | undefined) ?? null;
}

/** What a record is called, and where it is opened. */
export function describeRecord(read: ReadHandle, record: NamedRecord): ConflictRecord {
  const { entity, entityId, row } = record;
  const caseId = caseOf(record);
  const parent = caseId === null || entity === 'case' ? null : read.first(caseById(caseId));
  const own = ['name', 'title', 'label']
    .map((column) => row[column])
    .find((value) => typeof value === 'string');
  const number = typeof row.identity_number === 'string' ? maskIdentityNumber(row.identity_number) : '';
  const parts =
    entity === 'case'
      ? [row.number, row.applicant_name, row.item_name]
      : parent
        ? [parent.number, own]
        : [own ?? nameOfKey(read, record) ?? entityId, number];
  return {
    entity,
    entityId,
    kind: isOrganisationKind(String(row.identity_kind)) ? '单位' : entityWord(entity),
    title: parts.filter(Boolean).join('　'),
    opens: opensAt(record, caseId),
  };
}

/** The case that a record is, or hangs on. */
function caseOf({ entity, entityId, row }: NamedRecord): string | null {
  if (entity === 'case') return entityId;
  if (isOfCase(entity)) return entityId.split('/')[0] ?? null;
  return entity === 'caseScan' ? String(row.case_id) : null;
}

function opensAt({ entity, entityId, row }: NamedRecord, caseId: string | null): ConflictRecord['opens'] {
  if (caseId !== null) return { page: 'case', id: caseId };
  if (entity === 'resident' || entity === 'organisation' || entity === 'householdMember')
    return { page: 'resident', id: entityId };
  if (entity === 'agent') return { page: 'resident', id: String(row.resident_id) };
  if (entity === 'volunteer') return { page: 'volunteers', id: entityId };
  if (entity === 'serviceItem' || entity === 'serviceItemVersion' || entity === 'serviceItemMaterial')
    return { page: 'item', id: entityId.split('/')[0] ?? '' };
  return entity === 'setting' ? { page: 'settings', id: entityId } : null;
}

/** Of a record without a name: the name of what it belongs to. */
function nameOfKey(read: ReadHandle, { entity, entityId, row }: NamedRecord): string | null {
  if (entity === 'organisation' || entity === 'householdMember')
    return nameOfReference(read, 'resident_id', entityId);
  for (const column of ['volunteer_id', 'activity_id', 'resident_id', 'room_id', 'case_id', 'staff_id']) {
    const name = column in row ? nameOfReference(read, column, row[column] ?? null) : null;
    if (name !== null) return name;
  }
  if (entity === 'meetingMinutes') return nameOfReference(read, 'activity_id', entityId);
  return typeof row.address === 'string' ? row.address : null;
}

/** Where the name of what a column refers to is found: table, its key, its column of names. */
const REFERENCES: readonly [columns: string, table: string, key: string, name: string][] = [
  ['resident_id joined_into', 'residents', 'id', 'name'],
  ['case_id', 'cases', 'id', 'number'],
  ['branch_id', 'party_branches', 'id', 'name'],
  ['squad_id', 'volunteer_squads', 'id', 'name'],
  ['room_id', 'rooms', 'id', 'name'],
  ['activity_id', 'activities', 'id', 'name'],
  ['volunteer_id', 'volunteers', 'id', 'name'],
  ['household_id', 'households', 'id', 'address'],
  ['course_id', 'school_courses', 'id', 'name'],
  ['term_id', 'school_terms', 'id', 'name'],
  ['series_id', 'activity_series', 'id', 'name'],
  ['equipment_id', 'equipment', 'id', 'name'],
  ['organisation_id', 'social_organisations', 'id', 'name'],
  ['post_id', 'volunteer_posts', 'id', 'name'],
  ['type_code', 'activity_types', 'code', 'name'],
  ['site_number held_by from_site to_site', 'centres', 'site_number', 'name'],
  [
    'holder_a holder_b staff_id clerk_id made_by actor_id answered_by confirmed_by captured_by from_id to_id entered_by ' +
      'claimant_id issued_by voided_by decided_by saved_by',
    'staff',
    'id',
    'name',
  ],
];

/** The name of what a value refers to; null when the column refers to nothing, or to what is not here. */
export function nameOfReference(
  read: ReadHandle,
  column: string,
  value: string | number | null,
): string | null {
  const reference = REFERENCES.find(([columns]) => columns.split(' ').includes(column));
  if (!reference || value === null) return null;
  const [, table, key, name] = reference;
  const row = rowBy(read, table, { [key]: value });
  return row ? String(row[name]) : null;
}

/** The centre that alone may write a record; null when every centre may, or none is known. */
export function ownerSiteOf(read: ReadHandle, record: NamedRecord): string | null {
  const { entity, entityId, row } = record;
  if (!hasOneWriter(entity)) return null;
  const caseId = entity === 'caseScan' ? null : caseOf(record);
  if (caseId !== null) {
    const held = read.first(caseById(caseId));
    return held ? holderOf(held) : null;
  }
  if (entity === 'staffMember') return String(row.site_number);
  return read.first(firstWriter(entity, entityId))?.site_number ?? null;
}
