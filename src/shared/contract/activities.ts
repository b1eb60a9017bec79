import { oc } from '@orpc/contract';
import { z } from 'zod';
import { LONGEST_SERIES, SERIES_PATTERNS } from '../domain/activity-series.ts';
import { ACTIVITY_STATES, COUNTED_KINDS, SERIES_SCOPES } from '../domain/activity-types.ts';
import { activityClash } from './activity-clash.ts';
import {
  activityChoices,
  closeResource,
  saveEquipment,
  saveLecturer,
  saveRoom,
} from './activity-resources.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** `HH:MM`, the time of day in Shanghai. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const reason = z.string().trim().min(1).max(200);

/** How a series repeats, see shared/domain/activity-series.ts. */
export const seriesRule = z.object({
  pattern: z.enum(SERIES_PATTERNS),
  firstDay: localDate,
  dates: z.array(localDate).max(LONGEST_SERIES),
  end: z.union([
    z.object({ count: z.number().int().min(1).max(LONGEST_SERIES) }),
    z.object({ until: localDate }),
  ]),
  leftOut: z.array(z.object({ day: localDate, reason: z.string().trim().max(100) })).max(LONGEST_SERIES),
  moved: z.array(z.object({ day: localDate, to: localDate })).max(LONGEST_SERIES),
  skipHolidays: z.boolean(),
});

/** What an activity is, whenever it takes place. */
export const activityFields = z.object({
  typeCode: identifier,
  name: z.string().trim().min(1).max(100),
  branchId: identifier.nullable(),
  squadId: identifier.nullable(),
  roomId: identifier.nullable(),
  /** Where, if not in a room of ours. */
  place: z.string().trim().max(100),
  organiser: z.string().trim().max(50),
  phone: z.string().trim().max(40),
  /** 0: as many as come. */
  capacity: z.number().int().min(0).max(10_000),
  /** 面向谁, in words. */
  openTo: z.string().trim().max(100),
  content: z.string().trim().max(2000),
  lecturerIds: z.array(identifier).max(20),
  equipment: z.array(z.object({ id: identifier, quantity: z.number().int().min(1).max(1000) })).max(20),
});
export type ActivityFields = z.infer<typeof activityFields>;

/** One activity or a whole series, before it is saved. */
export const activityPlan = activityFields.extend({
  rule: seriesRule,
  startTime: timeOfDay,
  endTime: timeOfDay,
  /** Lecturers take turns, one an activity, instead of coming all together. */
  alternate: z.boolean(),
});
export type ActivityPlan = z.infer<typeof activityPlan>;

/** A day of a plan: when, by whom, what stands in its way. */
export const plannedDay = z.object({
  planned: localDate,
  day: localDate,
  /** From 1 on; null when the day is skipped. */
  number: z.number().int().nullable(),
  skipped: z.object({ why: z.enum(['holiday', 'left-out']), text: z.string() }).nullable(),
  startsAt: instant,
  endsAt: instant,
  lecturers: z.array(z.string()),
  /** The day off it falls on, when it takes place all the same. */
  holiday: z.string(),
  clashes: z.array(activityClash),
});
export type PlannedDay = z.infer<typeof plannedDay>;

export const plannedDays = z.object({
  days: z.array(plannedDay),
  /** Years whose holidays are not known yet. */
  unknownYears: z.array(z.number().int()),
});
export type PlannedDays = z.infer<typeof plannedDays>;

/** An activity as a calendar shows it. */
export const activityLine = z.object({
  id: identifier,
  typeCode: z.string(),
  typeName: z.string(),
  name: z.string(),
  siteNumber: z.string(),
  centreName: z.string(),
  /** The room by its name, or the place in words. */
  place: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(ACTIVITY_STATES),
  seriesId: identifier.nullable(),
  /** Names, in the order of the plan. */
  lecturers: z.array(z.string()),
  capacity: z.number().int(),
  signedUp: z.number().int(),
  /** Of a lecture of a course. */
  lectureNumber: z.number().int().nullable(),
});
export type ActivityLine = z.infer<typeof activityLine>;

const signUp = z.object({
  participantId: identifier,
  volunteerId: identifier.nullable(),
  name: z.string(),
  phone: z.string(),
  signedUpAt: instant,
  /** 电话通知 when; null while it has not been. */
  toldAt: instant.nullable(),
  /** Was told that he has a place. Waits he all the same, more were promised than there are. */
  placePromised: z.boolean(),
});
export type ActivitySignUp = z.infer<typeof signUp>;

const activity = activityLine.extend({
  ...activityFields.omit({ typeCode: true, name: true, place: true, capacity: true }).shape,
  /** Where in words, when it is in no room of ours. */
  otherPlace: z.string(),
  /** How many activities of the series are still planned, this one included; 1 without a series. */
  inSeries: z.number().int(),
  courseId: identifier.nullable(),
  material: z.string(),
  cancelledReason: z.string().nullable(),
  peopleServed: z.number().int(),
  summary: z.string(),
  countsAs: z.enum(COUNTED_KINDS),
  placed: z.array(signUp),
  waiting: z.array(signUp),
  /** Whether it belongs to this centre, whose managers plan it. */
  own: z.boolean(),
});
export type Activity = z.infer<typeof activity>;

const one = z.object({ id: identifier });
const move = z.object({
  id: identifier,
  scope: z.enum(SERIES_SCOPES),
  day: localDate,
  startTime: timeOfDay,
  endTime: timeOfDay,
});
const clashReason = z.string().trim().max(200).default('');
const span = z.object({ from: localDate, until: localDate, siteNumber: z.string().max(10).nullable() });
const printed = z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) });
const paper = z.object({ id: identifier, paper: z.enum(['poster', 'sign-in-sheet', 'call-list']) });

const base = oc.errors(contractErrors);

export const activities = {
  /** What a form may choose from: types, rooms, lecturers, squads, equipment, branches, centres. */
  choices: base.output(activityChoices),
  saveRoom: base.input(saveRoom).output(activityChoices),
  saveLecturer: base.input(saveLecturer).output(activityChoices),
  saveEquipment: base.input(saveEquipment).output(activityChoices),
  closeResource: base.input(closeResource).output(activityChoices),
  /** Days from a day until a day, both included; of one centre or, without one, of all. At most 62 days. */
  list: base.input(span).output(z.array(activityLine)),
  get: base.input(one).output(activity),
  /** What a plan would make, with everything in its way. Nothing is written. */
  check: base.input(activityPlan).output(plannedDays),
  /** Writes the plan. Where something is in its way a reason is needed. For managers and administrators. */
  plan: base.input(activityPlan.extend({ clashReason })).output(z.object({ ids: z.array(identifier) })),
  checkMove: base.input(move).output(z.array(plannedDay)),
  move: base.input(move.extend({ clashReason })).output(z.array(activityLine)),
  /** What the fields would clash with, at the times the activities have. */
  checkChange: base
    .input(z.object({ id: identifier, scope: z.enum(SERIES_SCOPES), fields: activityFields }))
    .output(z.array(plannedDay)),
  change: base
    .input(z.object({ id: identifier, scope: z.enum(SERIES_SCOPES), fields: activityFields, clashReason }))
    .output(activity),
  cancel: base.input(z.object({ id: identifier, scope: z.enum(SERIES_SCOPES), reason })).output(activity),
  /** 已举办: how many people were served, and what came of it. May be said again to put it right. */
  hold: base
    .input(
      z.object({
        id: identifier,
        peopleServed: z.number().int().min(0).max(100_000),
        summary: z.string().trim().max(2000),
      }),
    )
    .output(activity),
  /** A volunteer, or a visitor by name. Whoever finds no place waits. */
  signUp: base
    .input(
      z.object({
        id: identifier,
        volunteerId: identifier.nullable(),
        name: z.string().trim().min(1).max(50),
        phone: z.string().trim().max(40),
      }),
    )
    .output(activity),
  withdraw: base.input(z.object({ id: identifier, participantId: identifier })).output(activity),
  /** 已电话通知, or not after all. */
  tell: base
    .input(z.object({ id: identifier, participantId: identifier, told: z.boolean() }))
    .output(activity),
  view: base.input(paper).output(z.object({ html: z.string() })),
  print: base.input(paper).output(printed),
  savePaper: base.input(paper).output(z.object({ path: z.string().nullable() })),
  /** As a file for other calendars (iCalendar); null when the person thought better of it. */
  export: base.input(span).output(z.object({ path: z.string().nullable() })),
};
