import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, identityKind, instant } from './primitives.ts';

/** 调阅: the records of somebody that this centre asked the town for. */
export const recordRequest = z.object({
  id: identifier,
  name: z.string(),
  maskedNumber: z.string(),
  reason: z.string(),
  madeAt: instant,
  madeByName: z.string(),
  /** `nobody`: the town knows nobody of this number and name. */
  state: z.enum(['waiting', 'granted', 'nobody']),
  answeredAt: instant.nullable(),
  /** To open what came; null while it is not here. */
  residentId: identifier.nullable(),
  cases: z.number().int(),
});
export type RecordRequest = z.infer<typeof recordRequest>;

const base = oc.errors(contractErrors);

export const records = {
  /** What this centre asked for, newest first. */
  list: base.output(z.array(recordRequest)),
  /** Asks the town; the reason stands in the audit of both. */
  ask: base
    .input(
      z.object({
        identityKind,
        number: z.string().trim().min(1).max(40),
        name: z.string().trim().min(1).max(100),
        reason: z.string().trim().min(2).max(200),
      }),
    )
    .output(recordRequest),
};
