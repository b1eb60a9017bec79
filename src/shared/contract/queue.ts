import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PRIORITY_REASONS, TICKET_STATES } from '../domain/queue.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** The number on the sign above a window. */
export const counterNumber = z.number().int().min(1).max(99);
const groupLetter = z.string().regex(/^[A-Z]$/);
const ticketNumber = z.string().regex(/^[A-Z]\d{3,6}$/);
const priorityReason = z.enum(PRIORITY_REASONS);

/** 业务组: people of one group wait in one row. */
export const queueGroup = z.object({
  letter: groupLetter,
  name: z.string().min(1).max(20),
  /** The departments whose items belong to it, as the catalogue calls them. */
  departments: z.array(z.string().max(40)).max(40),
});
export type QueueGroup = z.infer<typeof queueGroup>;

/** 号票. */
export const queueTicket = z.object({
  number: ticketNumber,
  letter: groupLetter,
  groupName: z.string(),
  state: z.enum(TICKET_STATES),
  priority: priorityReason.nullable(),
  /** Handed over to this window alone. */
  forCounter: z.number().int().nullable(),
  counter: z.number().int().nullable(),
  issuedAt: instant,
  calledAt: instant.nullable(),
  /** Of one who waits: until now; of one who was called: until the first call. */
  waitedMinutes: z.number().int(),
  skips: z.number().int(),
  intakeId: z.string().nullable(),
});
export type QueueTicket = z.infer<typeof queueTicket>;

const position = { counter: counterNumber, letters: z.array(groupLetter).max(26).optional() };

export const queueOverview = z.object({
  day: localDate,
  groups: z.array(queueGroup.extend({ waiting: z.number().int() })),
  /** Who is at this window. */
  current: queueTicket.nullable(),
  /** Whom this window may call, in turn. */
  waiting: z.array(queueTicket),
  /** All who wait at this site. */
  waitingCount: z.number().int(),
  /** Minutes from the ticket to the first call, of those called today; null before the first. */
  averageWait: z.number().int().nullable(),
  longestWait: z.number().int().nullable(),
});
export type QueueOverview = z.infer<typeof queueOverview>;

const base = oc.errors(contractErrors);
const one = z.object({ number: ticketNumber });

export const queue = {
  overview: base.input(z.object(position)).output(queueOverview),
  /** 取号. A priority is given with its reason. */
  issue: base
    .input(z.object({ letter: groupLetter, priority: priorityReason.nullable() }))
    .output(z.object({ ticket: queueTicket, before: z.number().int() })),
  /** Sends the paper ticket to the printer. */
  printTicket: base
    .input(one)
    .output(z.object({ printed: z.boolean(), problem: z.enum(['no-printer', 'printer-failed']).nullable() })),
  /** 下一位: whoever is at the window is done, and the next is called; null when nobody waits. */
  callNext: base.input(z.object(position)).output(queueTicket.nullable()),
  recall: base.input(one).output(queueTicket),
  /** The person has come and the intake with this id was begun. */
  serve: base.input(one.extend({ intakeId: identifier })).output(queueTicket),
  /** 过号: comes again some turns later, and after the last time no more. */
  skip: base.input(one).output(queueTicket),
  drop: base.input(one).output(queueTicket),
  finish: base.input(one).output(queueTicket),
  /** 转号: to another group, or to one window alone, in the place it had. */
  transfer: base
    .input(one.extend({ letter: groupLetter, counter: counterNumber.nullable() }))
    .output(queueTicket),
  prioritise: base.input(one.extend({ reason: priorityReason })).output(queueTicket),
  /** Replaces the groups of the town; a manager's act. */
  changeGroups: base
    .input(z.object({ groups: z.array(queueGroup).min(1).max(26) }))
    .output(z.array(queueGroup)),
  /** Opens the public's screen on the second display, or as a window where there is one display only. */
  openPublicScreen: base.output(z.void()),
};
