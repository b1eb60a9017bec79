import { z } from 'zod';

/** What the hub tells the town's site of every centre: how it stands with the hub. No personal data. */
export const centreContacts = z.object({
  at: z.string(),
  centres: z.array(
    z.object({
      siteNumber: z.string(),
      /** Whether it is no centre but the hub of a town below; an older hub has only centres. */
      isHub: z.boolean().default(false),
      seenAt: z.string(),
      /** Not heard of for more than a day. */
      silent: z.boolean(),
      /** Changes at its last visit that are not at the hub; null before it told. */
      waiting: z.int().nullable(),
      scansWaiting: z.int().nullable(),
      /** How many of its changes were refused. */
      refused: z.int(),
    }),
  ),
});
