import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

/** AB岗: a post with the person who holds it and the one who stands in. */
const post = z.object({
  id: identifier,
  name: z.string(),
  duties: z.string(),
  holderA: z.object({ id: identifier, name: z.string() }),
  holderB: z.object({ id: identifier, name: z.string() }),
  /** A is away today, so B may act. */
  actingNow: z.boolean(),
});
export type Post = z.infer<typeof post>;

const absence = z.object({
  id: identifier,
  staffId: identifier,
  staffName: z.string(),
  fromDay: localDate,
  /** The last day away. */
  untilDay: localDate,
  reason: z.string(),
  enteredBy: z.string(),
});
export type Absence = z.infer<typeof absence>;

const base = oc.errors(contractErrors);
const overview = z.object({
  posts: z.array(post),
  /** Those that last, and those to come. */
  absences: z.array(absence),
});
export type PostsOverview = z.infer<typeof overview>;

/** Every change answers with the whole as it then is. Changes are for managers; who is away is for everybody. */
export const posts = {
  list: base.output(overview),
  /** Makes a post, or changes the one with this id. */
  save: base
    .input(
      z.object({
        id: identifier.nullable(),
        name: z.string().trim().min(1).max(50),
        duties: z.string().trim().max(200),
        holderA: identifier,
        holderB: identifier,
      }),
    )
    .output(overview),
  close: base.input(z.object({ id: identifier })).output(overview),
  enterAbsence: base
    .input(
      z.object({
        staffId: identifier,
        fromDay: localDate,
        untilDay: localDate,
        reason: z.string().trim().min(1).max(100),
      }),
    )
    .output(overview),
  /** The person is back, or does not go after all. */
  endAbsence: base.input(z.object({ id: identifier })).output(overview),
};
