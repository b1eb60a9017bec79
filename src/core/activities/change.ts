import type { Activity, ActivityFields, PlannedDay } from '#shared/contract/activities.ts';
import type { SeriesScope } from '#shared/domain/activity-types.ts';
import { localDateInShanghai } from '#shared/domain/workdays.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { findClashes } from './find-clashes.ts';
import { requireKnown, requireReason } from './plan.ts';
import { equipmentOf, lecturersOf, openLecturers, openSquads } from './queries.ts';
import { type ActivityRow, findActivity, getActivity } from './read.ts';
import { inScope, refused, requireOwn, requirePlannable } from './scope.ts';
import { forgetTold } from './sign-ups.ts';

interface Change {
  id: string;
  scope: SeriesScope;
  fields: ActivityFields;
}

/**
 * What changed fields would clash with, at the times the activities have; nothing is written.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_REFUSED`, `INVALID_ANSWERS`
 */
export function checkChange(context: CoreContext, actor: StaffActor, change: Change): PlannedDay[] {
  return previewOf(context, changedBy(context, actor, change));
}

/**
 * Changes what an activity is: it alone, or with those of its series. Each keeps its time, and whatever was not
 * changed of this one.
 * @throws CoreError as `checkChange`; `CLASHES` when something stands in the way and no reason is given
 */
export function changeActivities(
  context: CoreContext,
  actor: StaffActor,
  { clashReason, ...change }: Change & { clashReason: string },
): Activity {
  const rows = changedBy(context, actor, change);
  requireReason(previewOf(context, rows), clashReason);
  const command = {
    name: 'activities.change',
    actor,
    subject: { entity: 'activity', id: change.id },
    ...(clashReason !== '' && { reason: clashReason }),
  };
  context.data.database.write(command, (unit) => {
    for (const { row, fields } of rows) writeFields(unit, row, fields);
  });
  return getActivity(context, change.id);
}

/** Calls activities off; they stay in the calendar with the reason. @throws CoreError as `checkChange` */
export function cancelActivities(
  context: CoreContext,
  actor: StaffActor,
  { id, scope, reason }: { id: string; scope: SeriesScope; reason: string },
): Activity {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const row = findActivity(database.read, id);
  requirePlannable(context, row);
  database.write(
    { name: 'activities.cancel', actor, subject: { entity: 'activity', id }, reason },
    (unit) => {
      for (const one of inScope(context, row, scope)) {
        unit.update('activity', { id: one.id }, { state: 'cancelled', cancelled_reason: reason });
        forgetTold(unit, one.id);
      }
    },
  );
  return getActivity(context, id);
}

/**
 * It took place: how many people it served and what came of it. Said again it is put right.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_REFUSED`; `INVALID_ANSWERS` before its day
 */
export function holdActivity(
  context: CoreContext,
  actor: StaffActor,
  { id, peopleServed, summary }: { id: string; peopleServed: number; summary: string },
): Activity {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const row = findActivity(database.read, id);
  requireOwn(context, row);
  if (row.state === 'cancelled') throw refused(row, 'cancelled');
  if (localDateInShanghai(row.starts_at) > localDateInShanghai(database.now()))
    throw refused(row, 'too-early');
  database.write({ name: 'activities.hold', actor, subject: { entity: 'activity', id } }, (unit) =>
    unit.update('activity', { id }, { state: 'held', people_served: peopleServed, summary }),
  );
  return getActivity(context, id);
}

function changedBy(context: CoreContext, actor: StaffActor, { id, scope, fields }: Change): ChangedRow[] {
  requireRole(actor, 'manager', 'administrator');
  const { read } = context.data.database;
  const row = findActivity(read, id);
  requirePlannable(context, row);
  requireKnown(read, fields);
  const changed = differing(fieldsOf(read, row), fields);
  return inScope(context, row, scope).map((one) =>
    one.id === id ? { row: one, fields } : fieldsForOthers(read, one, changed),
  );
}

interface ChangedRow {
  row: ActivityRow;
  fields: ActivityFields;
}

/** Of the others of a series only that is changed which was changed of this one: each keeps what is its own. */
function fieldsForOthers(read: ReadHandle, row: ActivityRow, changed: Partial<ActivityFields>): ChangedRow {
  return { row, fields: { ...fieldsOf(read, row), ...changed } };
}

function differing(before: ActivityFields, after: ActivityFields): Partial<ActivityFields> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const entries = Object.entries(after).filter(([field, value]) => {
    const old = before[field as keyof ActivityFields];
    return !same(inOrder(old), inOrder(value));
  });
  return Object.fromEntries(entries);
}

/** Lists without the order in which they happened to be chosen. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value;
}

function fieldsOf(read: ReadHandle, row: ActivityRow): ActivityFields {
  return {
    ...{ typeCode: row.type_code, name: row.name, branchId: row.branch_id, squadId: row.squad_id },
    ...{ roomId: row.room_id, place: row.place, organiser: row.organiser, phone: row.phone },
    ...{ capacity: row.capacity, openTo: row.open_to, content: row.content },
    lecturerIds: read.all(lecturersOf(row.id)).map(({ id }) => id),
    equipment: read.all(equipmentOf(row.id)),
  };
}

function previewOf(context: CoreContext, changed: readonly ChangedRow[]): PlannedDay[] {
  const { read } = context.data.database;
  const captains = new Map(read.all(openSquads).map(({ id, captain }) => [id, captain]));
  const names = new Map(read.all(openLecturers).map(({ id, name }) => [id, name]));
  const clashes = findClashes(
    context,
    changed.map(({ row, fields }) => ({
      ...{
        id: row.id,
        name: row.name,
        siteNumber: row.site_number,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
      },
      ...{ roomId: fields.roomId, captain: captains.get(fields.squadId ?? '') ?? '' },
      ...{ lecturerIds: fields.lecturerIds, equipment: fields.equipment, capacity: fields.capacity },
    })),
    changed.map(({ row }) => row.id),
  );
  return changed.map(({ row, fields }, at) => {
    const day = localDateInShanghai(row.starts_at);
    return {
      ...{ planned: day, day, number: row.lecture_number ?? at + 1, skipped: null, holiday: '' },
      ...{ startsAt: row.starts_at, endsAt: row.ends_at, clashes: clashes[at] ?? [] },
      lecturers: fields.lecturerIds.map((id) => names.get(id) ?? ''),
    };
  });
}

function writeFields(unit: UnitOfWork, row: ActivityRow, fields: ActivityFields): void {
  unit.update(
    'activity',
    { id: row.id },
    {
      ...{
        type_code: fields.typeCode,
        name: fields.name,
        branch_id: fields.branchId,
        squad_id: fields.squadId,
      },
      ...{ room_id: fields.roomId, place: fields.place, organiser: fields.organiser, phone: fields.phone },
      ...{ capacity: fields.capacity, open_to: fields.openTo, content: fields.content },
    },
  );
  if (fields.roomId !== row.room_id || fields.place !== row.place) forgetTold(unit, row.id);
  const lecturers = new Set(fields.lecturerIds);
  for (const { id } of unit.read.all(lecturersOf(row.id))) {
    if (!lecturers.delete(id)) unit.delete('activityLecturer', { activity_id: row.id, lecturer_id: id });
  }
  for (const id of lecturers) unit.insert('activityLecturer', { activity_id: row.id, lecturer_id: id });
  const equipment = new Map(fields.equipment.map(({ id, quantity }) => [id, quantity]));
  for (const { id } of unit.read.all(equipmentOf(row.id))) {
    const key = { activity_id: row.id, equipment_id: id };
    const quantity = equipment.get(id);
    if (quantity === undefined) unit.delete('activityEquipment', key);
    else unit.update('activityEquipment', key, { quantity });
    equipment.delete(id);
  }
  for (const [id, quantity] of equipment) {
    unit.insert('activityEquipment', { activity_id: row.id, equipment_id: id, quantity });
  }
}
