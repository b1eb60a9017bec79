import type { ContractRouterClient } from '@orpc/contract';
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { BAD_REASONS, RATING_LEVELS } from '../domain/rating.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant } from './primitives.ts';

/** What the hall may see: no name, no number of a person. */
export const publicState = z.object({
  centreName: z.string(),
  /** The last four calls, the newest first. */
  calls: z.array(
    z.object({
      number: z.string(),
      counter: z.number().int(),
      calledAt: instant,
      /** How often it was called; one more is a recall. */
      calls: z.number().int(),
    }),
  ),
  waiting: z.number().int(),
  /** 0 to 100; 0 is silent. */
  volume: z.number().int(),
  /** The rating asked for at this moment. */
  question: z.object({ id: identifier, itemName: z.string(), expiresAt: instant }).nullable(),
});
export type PublicState = z.infer<typeof publicState>;

const base = oc.errors(contractErrors);

/** All that the public's screen can ask of core. It shares no call with the contract of the staff. */
export const publicContract = {
  screen: {
    state: base.output(publicState),
    /** 评价, by the resident: once for the service that was asked about. */
    rate: base
      .input(
        z.object({
          requestId: identifier,
          level: z.enum(RATING_LEVELS),
          /** Why, of a bad rating; not asked of a good one. */
          reasons: z.array(z.enum(BAD_REASONS)).max(BAD_REASONS.length).default([]),
        }),
      )
      .output(z.void()),
  },
};

export type PublicClient = ContractRouterClient<typeof publicContract>;
