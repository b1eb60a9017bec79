import { uuidv7 } from 'uuidv7';
import type { AttendanceLine, DoorCandidate } from '#shared/contract/attendances.ts';
import type { AttendanceWay } from '#shared/domain/attendance.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { volunteerById } from '../volunteers/queries.ts';
import { searchVolunteers } from '../volunteers/search-volunteers.ts';
import { attendanceLine } from './attendance-line.ts';
import {
  type ActivityRow,
  activityForAttendance,
  attendanceOf,
  attendancesOf,
  expectedAt,
} from './queries.ts';

/** Who stands at the door: a volunteer, somebody who signed up, or a visitor by name. */
export type Attendee = { volunteerId: string } | { participantId: string } | { name: string; phone: string };

interface Participant {
  participantId: string;
  volunteerId: string | null;
  name: string;
  phone: string;
}

const mostCandidates = 8;

/** An activity that somebody can come to. @throws CoreError `NOT_FOUND`, `ACTIVITY_CANCELLED` */
export function activityToAttend(read: ReadHandle, activityId: string): ActivityRow {
  const activity = read.first(activityForAttendance(activityId));
  if (!activity) throw failure('NOT_FOUND', { entity: 'activity', id: activityId });
  if (activity.state === 'cancelled') throw failure('ACTIVITY_CANCELLED', { name: activity.name });
  return activity;
}

/**
 * Who may be meant by what was typed or read at the door: those who signed up first, then volunteers of the town.
 * @throws CoreError `NOT_FOUND`, `ACTIVITY_CANCELLED`
 */
export function findAtDoor(
  context: CoreContext,
  { activityId, text }: { activityId: string; text: string },
): DoorCandidate[] {
  const { read } = context.data.database;
  activityToAttend(read, activityId);
  const typed = text.trim();
  if (typed === '') return [];
  const expected = read.all(expectedAt(activityId));
  const signedUp = new Set(expected.map(({ participant_id }) => participant_id));
  const here = new Set(
    read
      .all(attendancesOf(activityId))
      .flatMap(({ participant_id, state }) => (state === 'void' ? [] : [participant_id])),
  );
  const visitors = expected
    .filter(
      ({ volunteer_id, name, phone }) =>
        volunteer_id === null && (name.startsWith(typed) || phone.startsWith(typed)),
    )
    .map((row) => ({
      participantId: row.participant_id,
      volunteerId: null,
      name: row.name,
      about: '',
      phone: row.phone,
      signedUp: true,
      here: false,
    }));
  const volunteers = searchVolunteers(read, typed, 30).map((row) => ({
    participantId: row.id,
    volunteerId: row.id,
    name: row.name,
    about: row.branch_name ?? row.centre_name ?? '',
    phone: row.phone,
    signedUp: signedUp.has(row.id),
    here: here.has(row.id),
  }));
  return [...visitors, ...volunteers]
    .sort(
      (one, other) => Number(other.signedUp) - Number(one.signedUp) || Number(one.here) - Number(other.here),
    )
    .slice(0, mostCandidates);
}

/**
 * 签到. Who is here already stays as he is, so that a code read twice does no harm.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `ACTIVITY_CANCELLED`
 */
export function signIn(
  context: CoreContext,
  actor: StaffActor,
  { activityId, who, way }: { activityId: string; who: Attendee; way: AttendanceWay },
): AttendanceLine {
  requireRole(actor, 'clerk', 'handler', 'manager', 'administrator');
  const { database } = context.data;
  const activity = activityToAttend(database.read, activityId);
  const participant = participantOf(database.read, activityId, who);
  const { participantId } = participant;
  const known = database.read.first(attendanceOf(activityId, participantId));
  if (!known || known.state === 'void' || known.state === 'rejected') {
    const now = database.now().toISOString();
    const subject = { entity: 'attendance', id: `${activityId}/${participantId}` };
    database.write({ name: 'attendances.signIn', actor, subject }, (unit) =>
      putPresent(unit, {
        activityId,
        participant,
        way,
        signedInAt: now,
        signedOutAt: null,
        travelMinutes: 0,
        content: '',
        state: 'present',
        recorder: actor.name,
        recordedAt: now,
        known: known !== undefined,
      }),
    );
  }
  const row = database.read.first(attendanceOf(activityId, participantId));
  if (!row) throw failure('NOT_FOUND', { entity: 'attendance', id: participantId });
  return attendanceLine(row, activity);
}

export interface Presence {
  activityId: string;
  participant: Participant;
  way: AttendanceWay;
  signedInAt: string;
  signedOutAt: string | null;
  travelMinutes: number;
  content: string;
  state: 'present' | 'reported';
  recorder: string;
  recordedAt: string;
  /** There is a row of the same participant, taken back before. */
  known: boolean;
}

/** Writes that somebody was here; nothing is confirmed by it. */
export function putPresent(unit: UnitOfWork, presence: Presence): void {
  const { activityId, participant, known } = presence;
  const key = { activity_id: activityId, participant_id: participant.participantId };
  const fields = {
    volunteer_id: participant.volunteerId,
    name: participant.name,
    phone: participant.phone,
    way: presence.way,
    signed_in_at: presence.signedInAt,
    signed_out_at: presence.signedOutAt,
    travel_minutes: presence.travelMinutes,
    state: presence.state,
    minutes: null,
    content: presence.content,
    quality: '',
    makes_up: null,
    recorder: presence.recorder,
    recorded_at: presence.recordedAt,
    confirmed_by: '',
    confirmed_at: null,
    reason: '',
  };
  if (known) unit.update('attendance', key, fields);
  else unit.insert('attendance', { ...key, ...fields });
}

/** @throws CoreError `NOT_FOUND` */
export function participantOf(read: ReadHandle, activityId: string, who: Attendee): Participant {
  if ('volunteerId' in who) {
    const volunteer = read.first(volunteerById(who.volunteerId));
    if (!volunteer) throw failure('NOT_FOUND', { entity: 'volunteer', id: who.volunteerId });
    const { id, name, phone } = volunteer;
    return { participantId: id, volunteerId: id, name, phone };
  }
  if ('participantId' in who) {
    const signedUp = read.all(expectedAt(activityId)).find((row) => row.participant_id === who.participantId);
    if (!signedUp) throw failure('NOT_FOUND', { entity: 'signUp', id: who.participantId });
    const { participant_id, volunteer_id, name, phone } = signedUp;
    return { participantId: participant_id, volunteerId: volunteer_id, name, phone };
  }
  return { participantId: uuidv7(), volunteerId: null, name: who.name.trim(), phone: who.phone.trim() };
}
