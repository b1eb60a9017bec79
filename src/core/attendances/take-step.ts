import type { AttendanceLine } from '#shared/contract/attendances.ts';
import {
  ATTENDANCE_TRANSITIONS,
  type AttendanceState,
  type AttendanceStep,
  mayTakeStep,
} from '#shared/domain/attendance.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { type Booking, bookNothing, bookService } from '../ledger/book.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { attendanceLine, minutesOf } from './attendance-line.ts';
import { type ActivityRow, type AttendanceRow, attendanceOf } from './queries.ts';
import { activityToAttend } from './sign-in.ts';

export interface StepRequest {
  activityId: string;
  participantId: string;
  step: AttendanceStep;
  /** Of a confirmation or correction; what the times come to when left out. */
  minutes?: number | undefined;
  reason: string;
  quality?: string | undefined;
}

/**
 * A step of an attendance by the table of `ATTENDANCE_TRANSITIONS`. What is confirmed or corrected is booked in the
 * ledger in the same transaction, what is taken back is reversed there.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_CANCELLED`, `ATTENDANCE_STEP_NOT_ALLOWED`,
 *   `INVALID_ANSWERS` without a reason where one is needed
 */
export function takeAttendanceStep(
  context: CoreContext,
  actor: StaffActor,
  request: StepRequest,
): AttendanceLine {
  if (request.step === 'sign-out' || request.step === 'sign-in-again') {
    requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  } else requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const { activityId, participantId, step } = request;
  const activity = activityToAttend(database.read, activityId);
  const row = requireAttendance(context, activityId, participantId);
  if (!mayTakeStep(row.state as AttendanceState, step)) {
    throw failure('ATTENDANCE_STEP_NOT_ALLOWED', { name: row.name, state: row.state, step });
  }
  if (ATTENDANCE_TRANSITIONS[step].needsReason && request.reason.trim() === '') {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'reason', code: 'required' }] });
  }
  const subject = { entity: 'attendance', id: `${activityId}/${participantId}` };
  const command = { name: `attendances.${step}`, actor, subject, reason: request.reason.trim() };
  database.write(command, (unit) => writeStep(unit, context, { activity, row, actor, request }));
  return attendanceLine(requireAttendance(context, activityId, participantId), activity);
}

/** @throws CoreError `NOT_FOUND` */
export function requireAttendance(
  context: CoreContext,
  activityId: string,
  participantId: string,
): AttendanceRow {
  const row = context.data.database.read.first(attendanceOf(activityId, participantId));
  if (!row) throw failure('NOT_FOUND', { entity: 'attendance', id: participantId });
  return row;
}

interface StepToWrite {
  activity: ActivityRow;
  row: AttendanceRow;
  actor: StaffActor;
  request: Omit<StepRequest, 'activityId' | 'participantId'>;
}

/** Writes a step that has been found allowed, with what it does to the ledger. */
export function writeStep(
  unit: UnitOfWork,
  { data: { database } }: CoreContext,
  { activity, row, actor, request: { step, minutes, reason, quality } }: StepToWrite,
): void {
  const at = database.now().toISOString();
  const booking: Booking = {
    siteNumber: database.site.siteNumber,
    reviewer: actor.name,
    at,
    reason: reason.trim(),
  };
  const key = { activity_id: row.activity_id, participant_id: row.participant_id };
  const { to } = ATTENDANCE_TRANSITIONS[step];
  const volunteerId = row.volunteer_id;
  if (step === 'sign-out') {
    unit.update('attendance', key, { signed_out_at: at });
  } else if (step === 'sign-in-again') {
    unit.update('attendance', key, {
      state: to,
      signed_in_at: at,
      signed_out_at: null,
      minutes: null,
      reason: '',
    });
  } else if (to === 'confirmed') {
    const confirmed = minutes ?? minutesOf(row, activity);
    unit.update('attendance', key, {
      state: to,
      minutes: confirmed,
      confirmed_by: actor.name,
      confirmed_at: at,
      reason: reason.trim(),
      ...(quality !== undefined && { quality }),
    });
    if (volunteerId === null) return;
    bookService(unit, { ...serviceOf(activity, volunteerId), minutes: confirmed }, booking);
  } else {
    unit.update('attendance', key, { state: to, minutes: null, reason: reason.trim() });
    if (volunteerId !== null) bookNothing(unit, serviceOf(activity, volunteerId), booking);
  }
}

/** What the ledger has to know of the service of a volunteer at an activity. */
export function serviceOf(activity: ActivityRow, volunteerId: string) {
  return {
    volunteerId,
    activityId: activity.id,
    typeCode: activity.type_code,
    givesHours: activity.gives_hours === 1,
    serviceDay: localDateInShanghai(activity.starts_at),
  };
}
