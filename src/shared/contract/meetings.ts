import { oc } from '@orpc/contract';
import { z } from 'zod';
import { MEETING_KINDS } from '../domain/regular-meetings.ts';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

const text = (most: number) => z.string().trim().max(most);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const period = z.object({
  kind: z.enum(MEETING_KINDS),
  from: localDate,
  until: localDate,
  dueOn: localDate,
  state: z.enum(['held', 'missed', 'late', 'due', 'ahead', 'waived']),
  /** Gatherings with minutes that were this meeting, in order. */
  meetings: z.array(z.object({ id: identifier, day: localDate })),
});
export type BoardPeriod = z.infer<typeof period>;

const branch = z.object({
  id: identifier,
  name: z.string(),
  siteNumber: z.string(),
  centreName: z.string(),
  secretary: z.string(),
  themedDay: z.number().int(),
  /** Whether this centre keeps its minutes. */
  own: z.boolean(),
  missed: z.number().int(),
  periods: z.array(period),
  /** Kinds of meetings that it has not to hold, since when and why. */
  waived: z.array(z.object({ kind: z.enum(MEETING_KINDS), since: localDate, reason: z.string() })),
  /** Gatherings that stand in the calendar for this branch, without minutes. */
  planned: z.array(z.object({ id: identifier, day: localDate, name: z.string() })),
});
export type BoardBranch = z.infer<typeof branch>;

const board = z.object({
  year: z.number().int(),
  /** Years that can be asked for, the latest first. */
  years: z.array(z.number().int()),
  today: localDate,
  branches: z.array(branch),
});
export type MeetingBoard = z.infer<typeof board>;

/** Minutes of a gathering as they are written down. */
export const meetingRecord = z.object({
  branchId: identifier,
  kinds: z.array(z.enum(MEETING_KINDS)).min(1).max(MEETING_KINDS.length),
  day: localDate,
  startTime: time,
  endTime: time,
  place: text(100),
  chair: text(60).min(1),
  recorder: text(60).min(1),
  /** 应到: how many belong to it. */
  expected: z.number().int().min(1).max(5000),
  /** 缺席, each with the reason. */
  absent: z.array(z.object({ name: text(60).min(1), reason: text(100) })).max(500),
  /** 会议记录. */
  text: text(10_000).min(1),
  /** 决议事项; empty when nothing was decided. */
  decisions: text(4000),
});
export type MeetingRecord = z.infer<typeof meetingRecord>;

const meeting = meetingRecord.extend({
  id: identifier,
  branchName: z.string(),
  centreName: z.string(),
  own: z.boolean(),
});
export type Meeting = z.infer<typeof meeting>;

const one = z.object({ id: identifier });
const base = oc.errors(contractErrors);

/** 三会一课: what each branch has to hold, what it held and missed, and the minutes. */
export const meetings = {
  /** Every branch in a year; the current one unless another is asked for. */
  board: base.input(z.object({ year: z.number().int().min(2000).max(2100).optional() })).output(board),
  get: base.input(one).output(meeting),
  /** Minutes of a held meeting: new, of one that stands in the calendar, or put right. For managers. */
  save: base.input(z.object({ id: identifier.nullable(), record: meetingRecord })).output(meeting),
  /** A branch of this centre has not to hold a kind of meeting from today on; without a reason it has to again. */
  waive: base
    .input(z.object({ branchId: identifier, kind: z.enum(MEETING_KINDS), reason: text(200) }))
    .output(board),
  view: base.input(one).output(z.object({ html: z.string() })),
  print: base.input(one).output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
  savePaper: base.input(one).output(z.object({ path: z.string().nullable() })),
};
