import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { instant } from './primitives.ts';

/** How one centre stands, as far as this site knows: the town's site has the cases of all. */
export const centreStanding = z.object({
  siteNumber: z.string(),
  name: z.string(),
  open: z.number().int(),
  dueToday: z.number().int(),
  overdue: z.number().int(),
  received: z.number().int(),
  correction: z.number().int(),
  gaps: z.number().int(),
  toDeliver: z.number().int(),
  /** When the latest record of the centre that is here was made, by its own clock; null when there is none. */
  lastRecordAt: instant.nullable(),
  /** What the hub told the town's site; null elsewhere, and for a centre that is not enrolled. */
  contact: z
    .object({
      seenAt: instant,
      /** Not heard of for more than a day when it was told. */
      silent: z.boolean(),
      /** Records that the centre had at its last visit and that had not come; null when it does not tell. */
      waiting: z.number().int().nullable(),
      scansWaiting: z.number().int().nullable(),
      refused: z.number().int(),
      toldAt: instant,
    })
    .nullable(),
});
export type CentreStanding = z.infer<typeof centreStanding>;

export const town = {
  /** Every centre: what is open, what is late, what waits, and when it was last heard of. */
  centres: oc.errors(contractErrors).output(z.array(centreStanding)),
};
