import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';

/** Saved here; on a stick and nowhere else; at the hub, its answer not here yet; taken in by the town; given back. */
export const OUTBOX_STATES = ['saved', 'exported', 'sent', 'confirmed', 'refused'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Why files do not travel although some wait; `no-room` at the town, `disk-full` here, `older-hub`: it knows of no files. */
export const FILE_STOPS = ['paused', 'limit', 'no-room', 'disk-full', 'older-hub'] as const;
export type FileStop = (typeof FILE_STOPS)[number];

/** How this site and the town stand with each other. */
export const syncStatus = z.object({
  enrolled: z.boolean(),
  /** Changes that the hub has not answered, by commands: what people call a record. */
  waiting: z.number().int(),
  refused: z.number().int(),
  /** Instant of the last whole round. */
  syncedAt: z.string().nullable(),
  failingSince: z.string().nullable(),
  /** Why the last round failed: a code of a hub refusal or an error. */
  failure: z.string().nullable(),
  /** Minutes by which this machine's clock is off the hub's, when that is more than five; negative when behind. */
  clockAheadMinutes: z.number().int().nullable(),
  /** When this installation last turned out to be a copy, its mark behind numbers, and how many changes it sent anew. */
  parted: z.object({ at: z.string(), mark: z.number().int(), moved: z.number().int() }).nullable(),
  /** The files of records on their way, which follow the records: scans and recordings. */
  files: z.object({
    waiting: z.number().int(),
    /** Bytes that wait as far as they are known, and that travelled today; the day's limit, null for none. */
    bytes: z.number().int(),
    bytesToday: z.number().int(),
    limit: z.number().int().nullable(),
    paused: z.boolean(),
    /** Why they stand still although some wait. */
    stoppedBy: z.enum(FILE_STOPS).nullable(),
  }),
});
export type SyncStatus = z.infer<typeof syncStatus>;

/** Somebody took note of it; or it was sent anew. */
const SETTLED = ['acknowledged', 'sent-anew'] as const;

/** A record that the town gave back, for whoever has to do something about it. */
const refusedRecord = z.object({
  commandId: z.string(),
  title: z.string(),
  at: z.string(),
  actorName: z.string(),
  refusal: z.string(),
  caseNumber: z.string().nullable(),
  /** Null where no case is here: one whose acceptance was refused is in the log alone. */
  caseId: z.string().nullable(),
  /** Names and texts that were written. */
  texts: z.array(z.string()),
  settled: z.object({ how: z.enum(SETTLED), at: z.string(), by: z.string() }).nullable(),
});
export type RefusedRecord = z.infer<typeof refusedRecord>;

export const outboxLine = z.object({
  commandId: z.string(),
  /** Key of the page that follows. */
  seq: z.number().int(),
  at: z.string(),
  actorName: z.string(),
  /** What was done, in words. */
  title: z.string(),
  /** The case it was about, to open it; null when there is none. */
  caseNumber: z.string().nullable(),
  state: z.enum(OUTBOX_STATES),
  refusal: z.string().nullable(),
  /** What somebody here did about a record that came back. */
  settled: z.enum(SETTLED).nullable(),
});
export type OutboxLine = z.infer<typeof outboxLine>;

const outboxQuestion = z.object({
  /** Part of a number, a clerk's name or an act; empty for all. */
  text: z.string().max(100),
  state: z.enum(OUTBOX_STATES).nullable(),
  /** Lists records before this one. */
  before: z.number().int().nullable(),
  limit: z.number().int().min(1).max(1000),
});
export type OutboxQuestion = z.infer<typeof outboxQuestion>;

const outboxPage = z.object({
  lines: z.array(outboxLine),
  waiting: z.number().int(),
  /** Where the next page begins; null at the end. */
  next: z.number().int().nullable(),
});
export type OutboxPage = z.infer<typeof outboxPage>;

const base = oc.errors(contractErrors);
const commandId = z.object({ commandId: z.string().min(1).max(100) });

export const sync = {
  status: base.output(syncStatus),
  outbox: base.input(outboxQuestion).output(outboxPage),
  /** One round with the hub, now. */
  now: base.output(syncStatus),
  refused: base.input(commandId).output(refusedRecord),
  /** It has been seen, and needs nothing more. */
  acknowledge: base.input(commandId).output(syncStatus),
  /** The same again, now that the cause is gone. */
  sendAnew: base.input(commandId).output(syncStatus),
  /** Pauses the way of files, or lets them go on. */
  pauseFiles: base.input(z.object({ paused: z.boolean() })).output(syncStatus),
  enrol: base.input(z.object({ url: z.string().max(300), code: z.string().max(100) })).output(syncStatus),
};
