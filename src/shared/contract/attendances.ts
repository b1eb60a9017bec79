import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  ATTENDANCE_STATES,
  ATTENDANCE_STEPS,
  ATTENDANCE_WAYS,
  LONGEST_SERVICE,
} from '../domain/attendance.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant } from './primitives.ts';

const minutes = z.number().int().min(0).max(LONGEST_SERVICE);

/** Somebody who came to an activity, or signed up for it. */
const attendanceLine = z.object({
  participantId: identifier,
  volunteerId: identifier.nullable(),
  name: z.string(),
  phone: z.string(),
  way: z.enum(ATTENDANCE_WAYS),
  state: z.enum(ATTENDANCE_STATES),
  signedInAt: instant,
  signedOutAt: instant.nullable(),
  travelMinutes: minutes,
  /** Confirmed, or before that what the times come to. */
  minutes,
  content: z.string(),
  quality: z.string(),
  /** Of a lecture: the missed one that is made up. */
  makesUp: identifier.nullable(),
  recorder: z.string(),
  confirmedBy: z.string(),
  reason: z.string(),
});
export type AttendanceLine = z.infer<typeof attendanceLine>;

/** Who is expected: signed up and not yet here. */
const expected = z.object({
  participantId: identifier,
  volunteerId: identifier.nullable(),
  name: z.string(),
  phone: z.string(),
});

const roster = z.object({
  activityId: identifier,
  activityName: z.string(),
  startsAt: instant,
  endsAt: instant,
  givesHours: z.boolean(),
  attendances: z.array(attendanceLine),
  expected: z.array(expected),
});
export type Roster = z.infer<typeof roster>;

/** Who may be meant at the door. */
const candidate = z.object({
  participantId: identifier,
  volunteerId: identifier.nullable(),
  name: z.string(),
  /** The branch or the village, to tell two of one name apart. */
  about: z.string(),
  phone: z.string(),
  signedUp: z.boolean(),
  /** Already signed in here. */
  here: z.boolean(),
});
export type DoorCandidate = z.infer<typeof candidate>;

export const attendee = z.union([
  z.object({ volunteerId: identifier }),
  z.object({ participantId: identifier }),
  z.object({ name: z.string().trim().min(1).max(60), phone: z.string().trim().max(30) }),
]);

const sheetLine = z.object({
  who: attendee,
  signedInAt: instant,
  signedOutAt: instant.nullable(),
  travelMinutes: minutes,
  content: z.string().trim().max(200),
});

const waiting = z.object({
  activityId: identifier,
  activityName: z.string(),
  startsAt: instant,
  endsAt: instant,
  centreName: z.string(),
  present: z.number().int(),
  reported: z.number().int(),
});
export type WaitingForConfirmation = z.infer<typeof waiting>;

const unrecorded = z.object({
  activityId: identifier,
  activityName: z.string(),
  startsAt: instant,
  endsAt: instant,
  signedUp: z.number().int(),
});
export type ActivityWithoutRoster = z.infer<typeof unrecorded>;

const base = oc.errors(contractErrors);

/** 签到: who came, from when until when, and what the organiser confirms of it. */
export const attendances = {
  roster: base.input(z.object({ activityId: identifier })).output(roster),
  /** By code, number, telephone, name or pinyin, those who signed up first. */
  findAtDoor: base
    .input(z.object({ activityId: identifier, text: z.string().max(60) }))
    .output(z.array(candidate)),
  signIn: base
    .input(z.object({ activityId: identifier, who: attendee, way: z.enum(['code', 'name']) }))
    .output(attendanceLine),
  /** Everybody who has not left yet, or one. */
  signOut: base
    .input(z.object({ activityId: identifier, participantId: identifier.nullable() }))
    .output(roster),
  /** A printed sheet, entered afterwards in one grid: all of it or nothing. */
  enterSheet: base
    .input(z.object({ activityId: identifier, lines: z.array(sheetLine).min(1).max(500) }))
    .output(roster),
  /** What a volunteer says he did; it waits for the organiser. */
  report: base.input(z.object({ activityId: identifier, line: sheetLine })).output(attendanceLine),
  takeStep: base
    .input(
      z.object({
        activityId: identifier,
        participantId: identifier,
        step: z.enum(ATTENDANCE_STEPS),
        minutes: minutes.optional(),
        reason: z.string().trim().max(200).default(''),
        quality: z.string().trim().max(40).optional(),
      }),
    )
    .output(attendanceLine),
  /** Everybody present, with the minutes their times come to. */
  confirmAll: base.input(z.object({ activityId: identifier })).output(roster),
  /** A lecture attended in place of a missed one. */
  makeUp: base
    .input(z.object({ activityId: identifier, participantId: identifier, missedId: identifier.nullable() }))
    .output(attendanceLine),
  waiting: base.output(z.array(waiting)),
  /** Activities of this centre that are over and of which nobody was signed in. */
  withoutRoster: base.output(z.array(unrecorded)),
};
