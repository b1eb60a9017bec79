import { uuidv7 } from 'uuidv7';
import type { ActivityPlan, PlannedDay, PlannedDays } from '#shared/contract/activities.ts';
import type { ActivityClash } from '#shared/contract/activity-clash.ts';
import { countSeries, type Occurrence, type SeriesDays } from '#shared/domain/activity-series.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { dayReason, type WorkCalendar } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { findClashes } from './find-clashes.ts';
import { allTypes, openBranches, openEquipment, openLecturers, openRooms, openSquads } from './queries.ts';

/** An activity that a plan makes: its row before it is written. */
export interface PlannedActivity {
  number: number;
  startsAt: string;
  endsAt: string;
  lecturerIds: readonly string[];
}

/** What comes with the activities of a plan beyond its fields. */
export interface PlanExtras {
  courseId: string | null;
  /** Of a lecture: its number from 1 on. */
  numbered: boolean;
  nameOf: (number: number) => string;
}

const PLAIN = (plan: ActivityPlan): PlanExtras => ({
  courseId: null,
  numbered: false,
  nameOf: () => plan.name,
});

/**
 * Counts a plan out and says what stands in the way of each day; nothing is written.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `INVALID_ANSWERS` for a series without a day or too long, an end before the
 * beginning, or something chosen that is not there
 */
export function checkPlan(context: CoreContext, actor: StaffActor, plan: ActivityPlan): PlannedDays {
  requireRole(actor, 'manager', 'administrator');
  return countPlan(context, plan, PLAIN(plan)).preview;
}

/**
 * Writes the activities of a plan, and for more than one the series they belong to.
 * @param clashReason why it is saved in spite of what stands in its way
 * @returns the identifiers of the activities, in order
 * @throws CoreError as `checkPlan`; `CLASHES` when something stands in the way and no reason is given
 */
export function planActivities(
  context: CoreContext,
  actor: StaffActor,
  { clashReason, ...plan }: ActivityPlan & { clashReason: string },
): { ids: string[] } {
  requireRole(actor, 'manager', 'administrator');
  const extras = PLAIN(plan);
  const { preview, planned } = countPlan(context, plan, extras);
  requireReason(preview.days, clashReason);
  const seriesId = planned.length > 1 ? uuidv7() : null;
  const ids = planned.map(() => uuidv7());
  const command = {
    name: 'activities.plan',
    actor,
    subject: seriesId
      ? { entity: 'activitySeries', id: seriesId }
      : { entity: 'activity', id: ids[0] as string },
    ...(clashReason !== '' && { reason: clashReason }),
  };
  context.data.database.write(command, (unit) =>
    writePlan(unit, context, { plan, planned, ids, seriesId, extras }),
  );
  return { ids };
}

/** A plan counted out: as a form shows it, and as it is written. */
export function countPlan(
  context: CoreContext,
  plan: ActivityPlan,
  extras: PlanExtras,
): { preview: PlannedDays; planned: PlannedActivity[] } {
  const { read, site } = context.data.database;
  requireKnown(read, plan);
  if (plan.endTime <= plan.startTime) throw invalid('endTime');
  const calendar = loadWorkCalendar(read);
  const { occurrences, unknownYears } = counted(plan, calendar);
  const names = new Map(read.all(openLecturers).map(({ id, name }) => [id, name]));
  const captain = read.all(openSquads).find(({ id }) => id === plan.squadId)?.captain ?? '';
  const times = (day: LocalDate) => ({
    startsAt: instantAt(day, plan.startTime),
    endsAt: instantAt(day, plan.endTime),
  });
  const lecturersAt = ({ number }: Occurrence) =>
    plan.alternate && plan.lecturerIds.length > 0 && number !== null
      ? [plan.lecturerIds[(number - 1) % plan.lecturerIds.length] as string]
      : plan.lecturerIds;
  const held = occurrences.filter(({ skipped }) => skipped === null);
  const clashes = findClashes(
    context,
    held.map((occurrence) => ({
      id: `planned-${occurrence.number}`,
      name: extras.nameOf(occurrence.number ?? 1),
      siteNumber: site.siteNumber,
      ...times(occurrence.day),
      ...{ roomId: plan.roomId, captain, equipment: plan.equipment, capacity: plan.capacity },
      lecturerIds: lecturersAt(occurrence),
    })),
  );
  const days = occurrences.map((occurrence): PlannedDay => {
    const takesPlace = occurrence.skipped === null;
    return {
      ...occurrence,
      ...times(occurrence.day),
      lecturers: takesPlace ? lecturersAt(occurrence).map((id) => names.get(id) ?? '') : [],
      holiday: takesPlace ? holidayOn(occurrence.day, calendar) : '',
      clashes: takesPlace ? (clashes[held.indexOf(occurrence)] as ActivityClash[]) : [],
    };
  });
  const planned = held.map((occurrence) => ({
    ...{
      number: occurrence.number as number,
      ...times(occurrence.day),
      lecturerIds: lecturersAt(occurrence),
    },
  }));
  return { preview: { days, unknownYears: [...unknownYears] }, planned };
}

/** Writes counted activities and their series inside a unit of work. */
export function writePlan(
  unit: UnitOfWork,
  context: CoreContext,
  {
    plan,
    planned,
    ids,
    seriesId,
    extras,
  }: {
    plan: ActivityPlan;
    planned: readonly PlannedActivity[];
    ids: readonly string[];
    seriesId: string | null;
    extras: PlanExtras;
  },
): void {
  if (seriesId)
    unit.insert('activitySeries', { id: seriesId, name: plan.name, rule: JSON.stringify(plan.rule) });
  for (const [at, { number, startsAt, endsAt, lecturerIds }] of planned.entries()) {
    const id = ids[at] as string;
    unit.insert('activity', {
      id,
      type_code: plan.typeCode,
      name: extras.nameOf(number),
      site_number: context.data.database.site.siteNumber,
      series_id: seriesId,
      branch_id: plan.branchId,
      squad_id: plan.squadId,
      room_id: plan.roomId,
      place: plan.place,
      starts_at: startsAt,
      ends_at: endsAt,
      organiser: plan.organiser,
      phone: plan.phone,
      capacity: plan.capacity,
      open_to: plan.openTo,
      content: plan.content,
      course_id: extras.courseId,
      lecture_number: extras.numbered ? number : null,
      material: '',
      state: 'planned',
      cancelled_reason: null,
      people_served: 0,
      summary: '',
    });
    for (const lecturer of new Set(lecturerIds)) {
      unit.insert('activityLecturer', { activity_id: id, lecturer_id: lecturer });
    }
    for (const { id: equipment, quantity } of plan.equipment) {
      unit.insert('activityEquipment', { activity_id: id, equipment_id: equipment, quantity });
    }
  }
}

/** The instant at which a time of a day comes in Shanghai. */
export function instantAt(day: LocalDate, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

/** The day off a day is by the notice, by its name; empty for any other day. */
export function holidayOn(day: LocalDate, calendar: WorkCalendar): string {
  const { reason, holidayName } = dayReason(day, calendar);
  return reason === 'holiday' ? (holidayName ?? '') : '';
}

/** @throws CoreError `CLASHES` when something stands in the way and nobody says why it is saved all the same */
export function requireReason(days: readonly PlannedDay[], reason: string): void {
  const clashes = days.flatMap((day) => day.clashes);
  if (clashes.length > 0 && reason === '') throw failure('CLASHES', { clashes });
}

export function invalid(field: string, code = 'range') {
  return failure('INVALID_ANSWERS', { problems: [{ field, code }] });
}

function counted(plan: ActivityPlan, calendar: WorkCalendar): SeriesDays {
  try {
    return countSeries(plan.rule, calendar);
  } catch (error) {
    if (error instanceof DomainError) throw invalid('day', error.code);
    throw error;
  }
}

/** Whatever is chosen is there and open. @throws CoreError `INVALID_ANSWERS` */
export function requireKnown(
  read: ReadHandle,
  chosen: Pick<ActivityPlan, 'typeCode' | 'roomId' | 'squadId' | 'branchId' | 'lecturerIds' | 'equipment'>,
): void {
  const type = read.all(allTypes).find(({ code }) => code === chosen.typeCode);
  if (!type) throw invalid('typeCode', 'unknown');
  const check = (field: string, rows: readonly { id: string }[], ids: readonly (string | null)[]) => {
    if (ids.some((id) => id !== null && !rows.some((row) => row.id === id))) throw invalid(field, 'unknown');
  };
  check('roomId', read.all(openRooms), [chosen.roomId]);
  check('squadId', read.all(openSquads), [chosen.squadId]);
  check('branchId', read.all(openBranches), [chosen.branchId]);
  check('lecturerIds', read.all(openLecturers), chosen.lecturerIds);
  const equipment = chosen.equipment.map(({ id }) => id);
  check('equipment', read.all(openEquipment), equipment);
  if (new Set(equipment).size < equipment.length) throw invalid('equipment', 'twice');
}
