import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

const text = (most: number) => z.string().trim().max(most);

/** What a post is: its duties, where and when they are done, and for how many volunteers. */
export const volunteerPostData = z.object({
  name: text(60).min(1),
  siteNumber: z.string().min(1).max(10),
  duties: text(300).min(1),
  place: text(100),
  times: text(100),
  places: z.number().int().min(1).max(99),
});
export type VolunteerPostData = z.infer<typeof volunteerPostData>;

const holder = z.object({
  holderId: identifier,
  volunteerId: identifier,
  name: z.string(),
  phone: z.string(),
  fromDay: localDate,
  /** The last day; null while no end is set. */
  untilDay: localDate.nullable(),
  standing: z.enum(['ahead', 'holds', 'over']),
});
export type VolunteerPostHolder = z.infer<typeof holder>;

const volunteerPost = volunteerPostData.extend({
  id: identifier,
  centreName: z.string(),
  /** Who holds it now first, then who will, then who did. */
  holders: z.array(holder),
  /** How many it still needs today. */
  vacancies: z.number().int(),
});
export type VolunteerPost = z.infer<typeof volunteerPost>;

const base = oc.errors(contractErrors);

/** 设岗定责: volunteers' posts with duties, who holds which, and what is vacant. Changes are for managers. */
export const volunteerPosts = {
  /** Posts in use, of one centre or all. */
  list: base.input(z.object({ siteNumber: z.string().max(10).optional() })).output(z.array(volunteerPost)),
  save: base.input(z.object({ id: identifier.nullable(), post: volunteerPostData })).output(volunteerPost),
  /** 撤岗: who holds it holds it until that day. */
  close: base
    .input(z.object({ id: identifier, on: localDate, reason: text(200).min(1) }))
    .output(z.object({ id: identifier })),
  /** 上岗. */
  assign: base
    .input(
      z.object({
        postId: identifier,
        volunteerId: identifier,
        fromDay: localDate,
        untilDay: localDate.nullable(),
      }),
    )
    .output(volunteerPost),
  /** 离岗: the last day on the post, and why. */
  release: base
    .input(z.object({ holderId: identifier, on: localDate, reason: text(200).min(1) }))
    .output(volunteerPost),
};
