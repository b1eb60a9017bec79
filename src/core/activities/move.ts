import type { ActivityLine, PlannedDay } from '#shared/contract/activities.ts';
import type { SeriesScope } from '#shared/domain/activity-types.ts';
import { dayNumberOf, isLocalDate, type LocalDate } from '#shared/domain/local-date.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { findClashes } from './find-clashes.ts';
import { holidayOn, instantAt, invalid, requireReason } from './plan.ts';
import { equipmentOf, lecturersOf, openSquads } from './queries.ts';
import { type ActivityRow, findActivity, toLine } from './read.ts';
import { inScope, requirePlannable } from './scope.ts';
import { forgetTold } from './sign-ups.ts';

/** Where an activity is to go: the others of its series go as far, in days, and to the same time of day. */
export interface Move {
  id: string;
  scope: SeriesScope;
  day: LocalDate;
  startTime: string;
  endTime: string;
}

interface MovedActivity {
  row: ActivityRow;
  day: LocalDate;
  startsAt: string;
  endsAt: string;
}

/**
 * What a move would clash with; nothing is written.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_REFUSED`, `INVALID_ANSWERS`
 */
export function checkMove(context: CoreContext, actor: StaffActor, move: Move): PlannedDay[] {
  return previewOf(context, movedBy(context, actor, move));
}

/**
 * Moves an activity, or it and those of its series that follow, or all that are still planned.
 * @throws CoreError as `checkMove`; `CLASHES` when something stands in the way and no reason is given
 */
export function moveActivities(
  context: CoreContext,
  actor: StaffActor,
  { clashReason, ...move }: Move & { clashReason: string },
): ActivityLine[] {
  const { database } = context.data;
  const moved = movedBy(context, actor, move);
  requireReason(previewOf(context, moved), clashReason);
  const command = {
    name: 'activities.move',
    actor,
    subject: { entity: 'activity', id: move.id },
    ...(clashReason !== '' && { reason: clashReason }),
  };
  database.write(command, (unit) => {
    for (const { row, startsAt, endsAt } of moved) {
      unit.update('activity', { id: row.id }, { starts_at: startsAt, ends_at: endsAt });
      if (startsAt !== row.starts_at) forgetTold(unit, row.id);
    }
  });
  return moved.map(({ row }) => toLine(database.read, findActivity(database.read, row.id)));
}

function movedBy(context: CoreContext, actor: StaffActor, { id, scope, ...to }: Move): MovedActivity[] {
  requireRole(actor, 'manager', 'administrator');
  const { read } = context.data.database;
  const row = findActivity(read, id);
  requirePlannable(context, row);
  if (!isLocalDate(to.day)) throw invalid('day');
  if (to.endTime <= to.startTime) throw invalid('endTime');
  const by = dayNumberOf(to.day) - dayNumberOf(localDateInShanghai(row.starts_at));
  return inScope(context, row, scope).map((one) => {
    const day = addCalendarDays(localDateInShanghai(one.starts_at), by);
    return { row: one, day, startsAt: instantAt(day, to.startTime), endsAt: instantAt(day, to.endTime) };
  });
}

function previewOf(context: CoreContext, moved: readonly MovedActivity[]): PlannedDay[] {
  const { read } = context.data.database;
  const calendar = loadWorkCalendar(read);
  const squads = new Map(read.all(openSquads).map(({ id, captain }) => [id, captain]));
  const clashes = findClashes(
    context,
    moved.map(({ row, startsAt, endsAt }) => ({
      ...{ id: row.id, name: row.name, siteNumber: row.site_number, startsAt, endsAt },
      ...{ roomId: row.room_id, captain: squads.get(row.squad_id ?? '') ?? '', capacity: row.capacity },
      lecturerIds: read.all(lecturersOf(row.id)).map(({ id }) => id),
      equipment: read.all(equipmentOf(row.id)),
    })),
    moved.map(({ row }) => row.id),
  );
  return moved.map(({ row, day, startsAt, endsAt }, at) => ({
    planned: localDateInShanghai(row.starts_at),
    ...{ day, number: row.lecture_number ?? at + 1, skipped: null, startsAt, endsAt },
    lecturers: read.all(lecturersOf(row.id)).map(({ name }) => name),
    holiday: holidayOn(day, calendar),
    clashes: clashes[at] ?? [],
  }));
}
