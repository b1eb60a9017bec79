import type { Activity, ActivityLine, ActivitySignUp } from '#shared/contract/activities.ts';
import type { ActivityState, CountedKind } from '#shared/domain/activity-types.ts';
import { dayNumberOf, type LocalDate, startOfDayInShanghai } from '#shared/domain/local-date.ts';
import { toldAtNow } from '#shared/domain/told-of.ts';
import { givePlaces } from '#shared/domain/waiting-list.ts';
import { addCalendarDays } from '#shared/domain/workdays.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { equipmentOf, lecturersOf, lineById, linesBetween, linesOfSeries, signUpsOf } from './queries.ts';

/** The longest span a calendar asks for, in days: a month with the weeks around it and more. */
const LONGEST_SPAN = 400;

/**
 * Activities of days, both included, in order: of one centre or of all.
 * @throws CoreError `INVALID_ANSWERS` for days in the wrong order, impossible or too many
 */
export function listActivities(
  { data: { database } }: CoreContext,
  { from, until, siteNumber }: { from: LocalDate; until: LocalDate; siteNumber: string | null },
): ActivityLine[] {
  const days = spanOf(from, until);
  if (days < 1 || days > LONGEST_SPAN) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'day', code: 'range' }] });
  }
  const rows = database.read.all(
    linesBetween(startOfDayInShanghai(from), startOfDayInShanghai(addCalendarDays(until, 1)), siteNumber),
  );
  return rows.map((row) => toLine(database.read, row));
}

function spanOf(from: LocalDate, until: LocalDate): number {
  try {
    return dayNumberOf(until) - dayNumberOf(from) + 1;
  } catch {
    return 0;
  }
}

/** @throws CoreError `NOT_FOUND` */
export function getActivity(context: CoreContext, id: string): Activity {
  const { read, site } = context.data.database;
  const row = findActivity(read, id);
  const { placed, waiting } = givePlaces(readSignUps(read, id), row.capacity);
  const line = toLine(read, row);
  return {
    ...line,
    branchId: row.branch_id,
    squadId: row.squad_id,
    roomId: row.room_id,
    otherPlace: row.place,
    organiser: row.organiser,
    phone: row.phone,
    openTo: row.open_to,
    content: row.content,
    lecturerIds: read.all(lecturersOf(id)).map((lecturer) => lecturer.id),
    equipment: read.all(equipmentOf(id)),
    inSeries: row.series_id === null ? 1 : stillPlanned(read, row.series_id),
    courseId: row.course_id,
    material: row.material,
    cancelledReason: row.cancelled_reason,
    peopleServed: row.people_served,
    summary: row.summary,
    countsAs: (row.counts_as ?? 'activity') as CountedKind,
    placed: placed.map(toSignUp),
    waiting: waiting.map(toSignUp),
    own: row.site_number === site.siteNumber,
  };
}

/** @throws CoreError `NOT_FOUND` */
export function findActivity(read: ReadHandle, id: string) {
  const row = read.first(lineById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'activity', id });
  return row;
}
export type ActivityRow = ReturnType<typeof findActivity>;

function stillPlanned(read: ReadHandle, seriesId: string): number {
  return read.all(linesOfSeries(seriesId)).filter(({ state }) => state === 'planned').length;
}

type SignUpOfActivity = ActivitySignUp & { withdrawnAt: string | null };

/** Everybody who ever signed up, as the waiting list reads them. */
export function readSignUps(read: ReadHandle, activityId: string): SignUpOfActivity[] {
  const activity = findActivity(read, activityId);
  return read.all(signUpsOf(activityId)).map((row) => ({
    ...{ participantId: row.participant_id, volunteerId: row.volunteer_id, name: row.name, phone: row.phone },
    ...{ signedUpAt: row.signed_up_at, toldAt: toldAtNow(row, activity), withdrawnAt: row.withdrawn_at },
    placePromised: row.place_promised === 1,
  }));
}

function toSignUp({ withdrawnAt: _gone, ...signUp }: SignUpOfActivity): ActivitySignUp {
  return signUp;
}

/** A row as a calendar shows it. */
export function toLine(
  read: ReadHandle,
  row: {
    id: string;
    type_code: string;
    type_name: string | null;
    name: string;
    site_number: string;
    centre_name: string | null;
    room_name: string | null;
    place: string;
    starts_at: string;
    ends_at: string;
    state: string;
    series_id: string | null;
    capacity: number;
    signed_up: number | null;
    lecture_number: number | null;
  },
): ActivityLine {
  return {
    id: row.id,
    typeCode: row.type_code,
    typeName: row.type_name ?? '',
    name: row.name,
    siteNumber: row.site_number,
    centreName: row.centre_name ?? '',
    place: row.room_name ?? row.place,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: row.state as ActivityState,
    seriesId: row.series_id,
    lecturers: read.all(lecturersOf(row.id)).map(({ name }) => name),
    capacity: row.capacity,
    signedUp: row.signed_up ?? 0,
    lectureNumber: row.lecture_number,
  };
}
