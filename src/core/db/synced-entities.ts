import type { Insertable } from 'kysely';
import { searchKeys } from '#core/pinyin/search-keys.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { personKeys } from './person-keys.ts';
import type { Schema } from './query.ts';

/** Every entity whose changes travel, with its table, its key, and what this site derives for itself. */
export const syncedEntities = {
  centre: { table: 'centres', key: ['site_number'] },
  calendarYear: { table: 'calendar_years', key: ['year'] },
  calendarDay: { table: 'calendar_days', key: ['date'] },
  calendarNeighbourDay: { table: 'calendar_neighbour_days', key: ['notice_year', 'date'] },
  serviceItem: { table: 'service_items', key: ['code'] },
  serviceItemVersion: { table: 'service_item_versions', key: ['code', 'item_version'] },
  serviceItemMaterial: { table: 'service_item_materials', key: ['code', 'item_version', 'material_id'] },
  setting: { table: 'settings', key: ['key'] },
  staffMember: { table: 'staff', key: ['id'] },
  resident: { table: 'residents', key: ['id'] },
  organisation: { table: 'organisations', key: ['id'] },
  agent: { table: 'agents', key: ['id'] },
  household: { table: 'households', key: ['id'] },
  householdMember: { table: 'household_members', key: ['resident_id'] },
  case: { table: 'cases', key: ['id'] },
  caseAgent: { table: 'case_agents', key: ['case_id'] },
  caseMaterial: { table: 'case_materials', key: ['case_id', 'material_id'] },
  caseEvent: { table: 'case_events', key: ['case_id', 'step_number'] },
  caseDocument: { table: 'case_documents', key: ['case_id', 'kind', 'copy'] },
  caseScan: { table: 'case_scans', key: ['id'] },
  documentWording: { table: 'document_wordings', key: ['id'] },
  post: { table: 'posts', key: ['id'] },
  staffAbsence: { table: 'staff_absences', key: ['id'] },
  handover: { table: 'handovers', key: ['id'] },
  recordRequest: { table: 'record_requests', key: ['id'] },
  recordGrant: { table: 'record_grants', key: ['request_id'] },
  transfer: { table: 'transfers', key: ['id'] },
  transferAnswer: { table: 'transfer_answers', key: ['transfer_id'] },
  town: { table: 'towns', key: ['town_number'] },
  townFigures: { table: 'town_figures', key: ['town_number', 'day', 'centre_number'] },
  townOverdueCase: { table: 'town_overdue_cases', key: ['town_number', 'case_id'] },
  queueGroup: { table: 'queue_groups', key: ['letter'] },
  queueDay: { table: 'queue_days', key: ['site_number', 'day', 'letter'] },
  rating: { table: 'ratings', key: ['case_id'] },
  rectification: { table: 'rectifications', key: ['case_id'] },
  rectificationEvent: { table: 'rectification_events', key: ['case_id', 'step_number'] },
  partyBranch: { table: 'party_branches', key: ['id'] },
  volunteerSquad: { table: 'volunteer_squads', key: ['id'] },
  volunteer: { table: 'volunteers', key: ['id'] },
  volunteerPost: { table: 'volunteer_posts', key: ['id'] },
  volunteerPostHolder: { table: 'volunteer_post_holders', key: ['id'] },
  volunteerHonour: { table: 'volunteer_honours', key: ['id'] },
  pointRule: { table: 'point_rules', key: ['rule_version'] },
  ledgerEntry: { table: 'ledger_entries', key: ['id'] },
  starApplication: { table: 'star_applications', key: ['id'] },
  certificate: { table: 'certificates', key: ['number'] },
  activityType: { table: 'activity_types', key: ['code'] },
  room: { table: 'rooms', key: ['id'] },
  roomBooking: { table: 'room_bookings', key: ['id'] },
  lecturer: { table: 'lecturers', key: ['id'] },
  equipment: { table: 'equipment', key: ['id'] },
  socialOrganisation: { table: 'social_organisations', key: ['id'] },
  schoolTerm: { table: 'school_terms', key: ['id'] },
  schoolCourse: { table: 'school_courses', key: ['id'] },
  activitySeries: { table: 'activity_series', key: ['id'] },
  activity: { table: 'activities', key: ['id'] },
  activityLecturer: { table: 'activity_lecturers', key: ['activity_id', 'lecturer_id'] },
  activityEquipment: { table: 'activity_equipment', key: ['activity_id', 'equipment_id'] },
  activityOrganisation: { table: 'activity_organisations', key: ['activity_id', 'organisation_id'] },
  activitySignUp: { table: 'activity_sign_ups', key: ['activity_id', 'participant_id'] },
  attendance: { table: 'attendances', key: ['activity_id', 'participant_id'] },
  meetingMinutes: { table: 'meeting_minutes', key: ['activity_id'] },
  story: { table: 'stories', key: ['id'] },
} as const satisfies Record<string, { table: keyof Schema; key: readonly string[] }>;

export type SyncedEntity = keyof typeof syncedEntities;
type TableOf<Entity extends SyncedEntity> = (typeof syncedEntities)[Entity]['table'];
type KeyOf<Entity extends SyncedEntity> = (typeof syncedEntities)[Entity]['key'][number];

/** Columns computed on this site from the others; they are in no change. */
export const derivedColumns = [
  'version',
  'local_row',
  'name_initials',
  'name_pinyin',
  'name_characters',
  'synonym_keys',
] as const;
type DerivedColumn = (typeof derivedColumns)[number];

/** A whole row of an entity as a use case gives it. */
export type EntityRow<Entity extends SyncedEntity> = Omit<Insertable<Schema[TableOf<Entity>]>, DerivedColumn>;
/** The key of an entity, by column. */
export type EntityKey<Entity extends SyncedEntity> = Pick<
  EntityRow<Entity>,
  KeyOf<Entity> & keyof EntityRow<Entity>
>;
/** Some columns of an entity, without its key. */
export type EntityFields<Entity extends SyncedEntity> = Partial<Omit<EntityRow<Entity>, KeyOf<Entity>>>;

export type PlainRow = Record<string, string | number | null>;

/**
 * What this site computes for itself when a row of the entity is written.
 * @param row what is known of the row beside the fields that are written
 */
export function deriveColumns(entity: SyncedEntity, fields: PlainRow, row: PlainRow = fields): PlainRow {
  if (entity === 'serviceItemVersion') return { ...itemNameKeys(fields), ...synonymKeys(fields) };
  if (typeof fields.name !== 'string') return {};
  if (entity === 'resident') {
    const organisation = isOrganisationKind(String(fields.identity_kind ?? row.identity_kind));
    return {
      name_initials: (organisation ? searchKeys(fields.name) : personKeys(fields.name)).initials,
      name_characters: spaceCharacters(fields.name),
    };
  }
  if (entity === 'volunteer') {
    const { initials, pinyin } = personKeys(fields.name);
    return { name_initials: initials, name_pinyin: pinyin, name_characters: spaceCharacters(fields.name) };
  }
  if (entity === 'staffMember' || entity === 'lecturer') {
    return { name_initials: personKeys(fields.name).initials };
  }
  if (entity === 'socialOrganisation') return { name_initials: searchKeys(fields.name).initials };
  return {};
}

function itemNameKeys({ name }: PlainRow): PlainRow {
  if (typeof name !== 'string') return {};
  const { initials, pinyin } = searchKeys(name);
  return { name_initials: initials, name_pinyin: pinyin };
}

function synonymKeys({ synonyms }: PlainRow): PlainRow {
  if (typeof synonyms !== 'string') return {};
  const names = JSON.parse(synonyms) as string[];
  return { synonym_keys: JSON.stringify(names.map((name) => searchKeys(name))) };
}

/** `林女士` -> `林 女 士`: one token a character for the full-text index, by code points for rare characters. */
export function spaceCharacters(text: string): string {
  return Array.from(text.normalize('NFKC').toLowerCase())
    .filter((character) => /[\p{Letter}\p{Number}\p{Private_Use}]/u.test(character))
    .join(' ');
}

/** The key of a row as one text, its parts joined by `/`. */
export function entityIdOf(entity: SyncedEntity, row: PlainRow): string {
  const parts = syncedEntities[entity].key.map((column) => String(row[column]));
  if (parts.length > 1 && parts.some((part) => part.includes('/'))) {
    throw new Error(`A part of the key of ${entity} contains "/": ${parts.join(' | ')}`);
  }
  return parts.join('/');
}
