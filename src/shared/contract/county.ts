import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CASE_FIGURES } from '../domain/town-figures.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, lampState, localDate } from './primitives.ts';

const count = z.number().int();
const figures = z.object(
  Object.fromEntries(CASE_FIGURES.map((figure) => [figure, count])) as Record<
    (typeof CASE_FIGURES)[number],
    typeof count
  >,
);

/** How one town stands, as its hub told; null before it told anything. */
export const townStanding = z.object({
  townNumber: z.string(),
  /** Empty before the town told it. */
  name: z.string(),
  /** The sums over its centres. */
  figures: figures.nullable(),
  /** The day that the figures are of. */
  day: localDate.nullable(),
  countedAt: instant.nullable(),
  /** What this county's hub says of the town's; null where it has not said anything yet. */
  contact: z
    .object({
      seenAt: instant,
      /** Not heard of for more than a day when it was told. */
      silent: z.boolean(),
      toldAt: instant,
    })
    .nullable(),
});
export type TownStanding = z.infer<typeof townStanding>;

/** One centre of a town. */
export const townCentre = figures.extend({ centreNumber: z.string(), name: z.string() });
export type TownCentre = z.infer<typeof townCentre>;

/** A case of a town that is overdue: nobody's name, and nothing of the resident. */
export const townOverdueCase = z.object({
  caseId: identifier,
  centreNumber: z.string(),
  centreName: z.string(),
  caseNumber: z.string(),
  itemName: z.string(),
  department: z.string(),
  /** A later version may know more of them. */
  state: z.string(),
  dueOn: localDate,
  /** By the county's calendar. */
  lamp: lampState,
});
export type TownOverdueCase = z.infer<typeof townOverdueCase>;

const cursor = z.object({ dueOn: localDate, caseId: identifier });
const townNumber = z.string().regex(/^\d{2}$/);
const base = oc.errors(contractErrors);

/** 各镇办件: at a county's site, what the hubs of its towns tell. */
export const county = {
  /** Every town whose hub is enrolled at this county's, or that told of itself before. */
  towns: base.output(z.array(townStanding)),
  /** The centres of one town on the latest day that it told of. */
  centres: base.input(z.object({ townNumber })).output(z.array(townCentre)),
  /** What is overdue in a town, the longest overdue first. */
  overdue: base
    .input(
      z.object({
        townNumber,
        centreNumber: townNumber.optional(),
        after: cursor.optional(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ rows: z.array(townOverdueCase), next: cursor.nullable() })),
};
