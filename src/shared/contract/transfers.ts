import { oc } from '@orpc/contract';
import { z } from 'zod';
import { TRANSFER_KINDS, TRANSFER_STATES } from '../domain/transfer.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** A paper that goes with the case from one centre to the other. */
export const transferPaper = z.object({
  name: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
});
export type TransferPaper = z.infer<typeof transferPaper>;

/** 移交: a case that is to go, or has gone, from one centre to another. */
export const transfer = z.object({
  id: identifier,
  kind: z.enum(TRANSFER_KINDS),
  state: z.enum(TRANSFER_STATES),
  caseNumber: z.string(),
  /** To open the case; null while it is not in this site's database. */
  caseId: identifier.nullable(),
  /** Empty for an ask by number alone, until the case is here. */
  itemName: z.string(),
  applicantName: z.string(),
  due: localDate.nullable(),
  /** The centre that holds the case when the transfer begins, and the one it is to go to. */
  fromSite: z.string(),
  fromName: z.string(),
  toSite: z.string(),
  toName: z.string(),
  reason: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  answer: z.object({ accepted: z.boolean(), reason: z.string(), at: instant, byName: z.string() }).nullable(),
  withdrawal: z.object({ at: instant, reason: z.string() }).nullable(),
  /** Written down when the case changed hands; null before. */
  papers: z.array(transferPaper).nullable(),
  /** This centre has to answer. */
  toAnswer: z.boolean(),
  /** This centre may take it back. */
  mayWithdraw: z.boolean(),
});
export type Transfer = z.infer<typeof transfer>;

export const centreChoice = z.object({ siteNumber: z.string(), name: z.string() });

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });
const reason = z.string().trim().min(1).max(200);

export const transfers = {
  /** What this centre has to answer, what it waits for, and what came to an end lately, newest first. */
  list: base.output(z.array(transfer)),
  /** Those of one case that have not come to an end. */
  ofCase: base.input(z.object({ caseId: identifier })).output(z.array(transfer)),
  /** The centres that a case can go to. */
  centres: base.output(z.array(centreChoice)),
  /** Asks for the case with this number, or the number of one of its papers. */
  ask: base.input(z.object({ number: z.string().trim().min(1).max(60), reason })).output(transfer),
  /** Offers a case of this centre to another one. */
  offer: base.input(z.object({ caseId: identifier, toSite: z.string(), reason })).output(transfer),
  /** By the other side. To say yes to an ask hands the case over; a no says why. */
  answer: base
    .input(one.extend({ accepted: z.boolean(), reason: z.string().trim().max(200) }))
    .output(transfer),
  /** By who asked or offered, before the case changed hands. */
  withdraw: base.input(one.extend({ reason: z.string().trim().max(200) })).output(transfer),
  /** 物料转移单 of a case that changed hands, as a page. */
  slip: base.input(one).output(z.object({ html: z.string() })),
  print: base.input(one).output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
};
