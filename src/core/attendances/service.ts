import type {
  ActivityWithoutRoster,
  AttendanceLine,
  Roster,
  WaitingForConfirmation,
} from '#shared/contract/attendances.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { attendanceLine } from './attendance-line.ts';
import {
  activitiesToConfirm,
  activitiesWithoutRoster,
  activityForAttendance,
  attendanceOf,
  attendancesOf,
  expectedAt,
} from './queries.ts';
import { type Attendee, activityToAttend, participantOf, putPresent } from './sign-in.ts';
import { requireAttendance, writeStep } from './take-step.ts';

const mostWaiting = 100;

/** Who came and who is expected. @throws CoreError `NOT_FOUND` */
export function rosterOf(context: CoreContext, activityId: string): Roster {
  const { read } = context.data.database;
  const activity = read.first(activityForAttendance(activityId));
  if (!activity) throw failure('NOT_FOUND', { entity: 'activity', id: activityId });
  return {
    activityId,
    activityName: activity.name,
    startsAt: activity.starts_at,
    endsAt: activity.ends_at,
    givesHours: activity.gives_hours === 1,
    attendances: read.all(attendancesOf(activityId)).map((row) => attendanceLine(row, activity)),
    expected: read.all(expectedAt(activityId)).map((row) => ({
      participantId: row.participant_id,
      volunteerId: row.volunteer_id,
      name: row.name,
      phone: row.phone,
    })),
  };
}

/**
 * 签退 of one, or of everybody who has not left yet.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_CANCELLED`
 */
export function signOut(
  context: CoreContext,
  actor: StaffActor,
  { activityId, participantId }: { activityId: string; participantId: string | null },
): Roster {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  const { database } = context.data;
  const activity = activityToAttend(database.read, activityId);
  const leaving = database.read
    .all(attendancesOf(activityId))
    .filter((row) => row.state === 'present' && row.signed_out_at === null)
    .filter((row) => participantId === null || row.participant_id === participantId);
  const command = { name: 'attendances.signOut', actor, subject: { entity: 'activity', id: activityId } };
  if (leaving.length > 0) {
    database.write(command, (unit) => {
      for (const row of leaving) {
        writeStep(unit, context, { activity, row, actor, request: { step: 'sign-out', reason: '' } });
      }
    });
  }
  return rosterOf(context, activityId);
}

/** What a line of a sheet, or a volunteer afterwards, says of a presence. */
export interface SheetLine {
  who: Attendee;
  signedInAt: string;
  signedOutAt: string | null;
  travelMinutes: number;
  content: string;
}

/**
 * A printed sheet entered afterwards, all of it or nothing. Who is here already keeps what is known and gets the times
 * of the sheet, unless it has been confirmed.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_CANCELLED`, `INVALID_ANSWERS` for times that end
 *   before they begin
 */
export function enterSheet(
  context: CoreContext,
  actor: StaffActor,
  { activityId, lines }: { activityId: string; lines: SheetLine[] },
): Roster {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  writePresences(context, actor, { activityId, lines, way: 'paper', state: 'present' });
  return rosterOf(context, activityId);
}

/**
 * 自报: what a volunteer says he did, once it is over. It stays 待核 until the organiser confirms it.
 * @throws CoreError as `enterSheet`; `ATTENDANCE_STEP_NOT_ALLOWED` for one who was signed in or confirmed there
 */
export function reportService(
  context: CoreContext,
  actor: StaffActor,
  { activityId, line }: { activityId: string; line: SheetLine },
): AttendanceLine {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  const { database } = context.data;
  const { read } = database;
  if (Date.parse(line.signedOutAt ?? line.signedInAt) > database.now().getTime()) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'line.signedOutAt', code: 'range' }] });
  }
  const known = read.first(attendanceOf(activityId, participantOf(read, activityId, line.who).participantId));
  if (known?.state === 'present' || known?.state === 'confirmed') {
    const { name, state } = known;
    throw failure('ATTENDANCE_STEP_NOT_ALLOWED', { name, state, step: 'report' });
  }
  const [participantId = ''] = writePresences(context, actor, {
    activityId,
    lines: [line],
    way: 'self-reported',
    state: 'reported',
  });
  const activity = activityToAttend(context.data.database.read, activityId);
  return attendanceLine(requireAttendance(context, activityId, participantId), activity);
}

function writePresences(
  context: CoreContext,
  actor: StaffActor,
  sheet: {
    activityId: string;
    lines: SheetLine[];
    way: 'paper' | 'self-reported';
    state: 'present' | 'reported';
  },
): string[] {
  const { database } = context.data;
  const { activityId, lines, way, state } = sheet;
  activityToAttend(database.read, activityId);
  const problems = lines.flatMap(({ signedInAt, signedOutAt }, at) =>
    Number.isNaN(Date.parse(signedInAt)) ||
    (signedOutAt !== null && !(Date.parse(signedOutAt) >= Date.parse(signedInAt)))
      ? [{ field: `lines.${at}.signedOutAt`, code: 'range' }]
      : [],
  );
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const participants = lines.map(({ who }) => participantOf(database.read, activityId, who));
  const recordedAt = database.now().toISOString();
  const command = { name: `attendances.${way}`, actor, subject: { entity: 'activity', id: activityId } };
  database.write(command, (unit) => {
    for (const [at, line] of lines.entries()) {
      const participant = participants[at] as (typeof participants)[number];
      const known = unit.read.first(attendanceOf(activityId, participant.participantId));
      if (known?.state === 'confirmed') continue;
      putPresent(unit, {
        activityId,
        participant,
        way,
        ...line,
        state,
        recorder: actor.name,
        recordedAt,
        known: known !== undefined,
      });
    }
  });
  return participants.map(({ participantId }) => participantId);
}

/**
 * 确认 of everybody present, with what their times come to; what volunteers reported themselves waits for a look of
 * its own.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_CANCELLED`
 */
export function confirmAll(context: CoreContext, actor: StaffActor, activityId: string): Roster {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const activity = activityToAttend(database.read, activityId);
  const present = database.read.all(attendancesOf(activityId)).filter(({ state }) => state === 'present');
  const command = { name: 'attendances.confirmAll', actor, subject: { entity: 'activity', id: activityId } };
  if (present.length > 0) {
    database.write(command, (unit) => {
      for (const row of present) {
        writeStep(unit, context, { activity, row, actor, request: { step: 'confirm', reason: '' } });
      }
    });
  }
  return rosterOf(context, activityId);
}

/**
 * 补课: a lecture attended in place of one of the same course that was missed; null takes it back.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` when the missed one is of another course
 */
export function makeUp(
  context: CoreContext,
  actor: StaffActor,
  {
    activityId,
    participantId,
    missedId,
  }: { activityId: string; participantId: string; missedId: string | null },
): AttendanceLine {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const activity = activityToAttend(database.read, activityId);
  requireAttendance(context, activityId, participantId);
  if (missedId !== null) {
    const missed = activityToAttend(database.read, missedId);
    const sameCourse = missed.course_id !== null && missed.course_id === activity.course_id;
    if (!sameCourse || missedId === activityId) {
      throw failure('INVALID_ANSWERS', { problems: [{ field: 'missedId', code: 'other-course' }] });
    }
  }
  const subject = { entity: 'attendance', id: `${activityId}/${participantId}` };
  database.write({ name: 'attendances.makeUp', actor, subject }, (unit) =>
    unit.update(
      'attendance',
      { activity_id: activityId, participant_id: participantId },
      { makes_up: missedId },
    ),
  );
  return attendanceLine(requireAttendance(context, activityId, participantId), activity);
}

const sheetDays = 60;
const mostSheets = 50;

/** 补录: activities of this centre in the last two months whose sheets nobody has entered. */
export function withoutRoster({ data: { database } }: CoreContext): ActivityWithoutRoster[] {
  const now = database.now();
  const after = new Date(now.getTime() - sheetDays * 86_400_000).toISOString();
  const rows = activitiesWithoutRoster(database.site.siteNumber, after, now.toISOString(), mostSheets);
  return database.read.all(rows).map((row) => ({
    ...{ activityId: row.id, activityName: row.name, startsAt: row.starts_at, endsAt: row.ends_at },
    signedUp: row.signed_up ?? 0,
  }));
}

/** Activities whose organiser still has to confirm who was there. */
export function waitingForConfirmation(context: CoreContext): WaitingForConfirmation[] {
  return context.data.database.read.all(activitiesToConfirm(mostWaiting)).map((row) => ({
    activityId: row.id,
    activityName: row.name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    centreName: row.centre_name ?? '',
    present: row.present,
    reported: row.reported,
  }));
}
