import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';

const siteNumber = z.string().max(2);

/** A service centre of the town and how people reach it. */
const centre = z.object({
  siteNumber,
  name: z.string(),
  /** The village or community it serves. */
  divisionName: z.string(),
  /** Empty while nobody entered it; the same holds for the address. */
  phone: z.string(),
  address: z.string(),
  /** Whether who asks may change it. */
  mayChange: z.boolean(),
});
export type Centre = z.infer<typeof centre>;

const base = oc.errors(contractErrors);

/** Where and at whose telephone people ask: on every printed paper. Who serves where comes with the application. */
export const centres = {
  list: base.output(z.array(centre)),
  /** Of the own centre by its manager, of any by the administrator; answers with every centre. */
  change: base
    .input(z.object({ siteNumber, phone: z.string().max(100), address: z.string().max(200) }))
    .output(z.array(centre)),
};
