import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

const handedCase = z.object({
  id: identifier,
  number: z.string(),
  itemName: z.string(),
  applicantName: z.string(),
  state: z.string(),
  promisedDue: localDate,
  /** Overdue, due today, soon or in good time; nothing while the case is suspended. */
  urgency: z.enum(['overdue', 'today', 'soon', 'in-time', 'suspended']),
});

/** What a clerk has in hand when a post changes hands. */
export const handoverContent = z.object({
  /** The most urgent first. */
  cases: z.array(handedCase),
  /** Originals received, neither given back nor gone to a department with a 物料转移单. */
  originals: z.array(
    z.object({
      number: z.string(),
      applicantName: z.string(),
      name: z.string(),
      originals: z.number().int(),
    }),
  ),
  /** Intakes that nobody has accepted yet. */
  drafts: z.array(
    z.object({ id: identifier, itemName: z.string(), applicantName: z.string(), savedAt: instant }),
  ),
  /** People who were called to this clerk today and are not finished with. */
  tickets: z.array(z.object({ number: z.string(), state: z.string() })).default([]),
  /** Records of this site that the town has not received. */
  changesWaiting: z.number().int(),
  /** 印章、钥匙、设备 and what else lies in the drawer, in words. */
  things: z.string(),
  note: z.string(),
});
export type HandoverContent = z.infer<typeof handoverContent>;

const handoverLine = z.object({
  id: identifier,
  fromId: identifier,
  fromName: z.string(),
  toId: identifier,
  toName: z.string(),
  madeAt: instant,
  /** Null until the receiver has confirmed it at the window. */
  confirmedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  cases: z.number().int(),
  originals: z.number().int(),
  drafts: z.number().int(),
});
export type HandoverLine = z.infer<typeof handoverLine>;

const handover = handoverLine.omit({ cases: true, originals: true, drafts: true }).extend({
  content: handoverContent,
});
export type Handover = z.infer<typeof handover>;

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });

export const handovers = {
  /** What the clerk of this window has in hand now. */
  gather: base.output(handoverContent),
  /** 交班: writes down what is handed to whom. The cases stay with the giver until the receiver confirms. */
  make: base
    .input(z.object({ toId: identifier, things: z.string().max(500), note: z.string().max(1000) }))
    .output(handover),
  /** The latest of this site, newest first. */
  list: base.output(z.array(handoverLine)),
  get: base.input(one).output(handover.extend({ html: z.string() })),
  /** 接班: by the receiver alone. The cases and drafts that are still the giver's become the receiver's. */
  confirm: base.input(one).output(handover),
  /** By the giver, before it was confirmed. */
  withdraw: base.input(one).output(handover),
  /** Prints the 交接清单; the first time keeps its PDF, later ones print what is kept. */
  print: base.input(one).output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
};
