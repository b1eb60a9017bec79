import { oc } from '@orpc/contract';
import { z } from 'zod';
import { STAR_STATES } from '../domain/stars.ts';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

const starApplication = z.object({
  id: identifier,
  volunteerId: identifier,
  name: z.string(),
  centreName: z.string(),
  stars: z.number().int(),
  /** Minutes in the ledger when it was applied for, and now. */
  minutes: z.number().int(),
  minutesNow: z.number().int(),
  appliedOn: localDate,
  proof: z.string(),
  state: z.enum(STAR_STATES),
  noticeFrom: localDate.nullable(),
  noticeUntil: localDate.nullable(),
  /** The public notice is over, so that it can be decided. */
  mayBeGranted: z.boolean(),
  objections: z.string(),
  decidedOn: localDate.nullable(),
  decidedBy: z.string(),
  reason: z.string(),
  barredUntil: localDate.nullable(),
});
export type StarApplication = z.infer<typeof starApplication>;

const candidate = z.object({
  volunteerId: identifier,
  name: z.string(),
  centreName: z.string(),
  minutes: z.number().int(),
  stars: z.number().int(),
  /** What the hours entitle to. */
  mayHave: z.number().int(),
});
export type StarCandidate = z.infer<typeof candidate>;

const overview = z.object({
  /** The newest first. */
  applications: z.array(starApplication),
  /** Volunteers whose hours entitle to more stars than they have, without an application that waits. */
  candidates: z.array(candidate),
});
export type StarsOverview = z.infer<typeof overview>;

const base = oc.errors(contractErrors);
const text = z.string().trim().max(500);

/** 评星定级: stars by hours, on application with proof and public notice (Guangdong). */
export const stars = {
  overview: base.output(overview),
  apply: base
    .input(z.object({ volunteerId: identifier, stars: z.number().int().min(1).max(5), proof: text.min(1) }))
    .output(overview),
  /** 公示 of at least five working days begins today. */
  putUp: base.input(z.object({ id: identifier })).output(overview),
  grant: base.input(z.object({ id: identifier, objections: text })).output(overview),
  refuse: base.input(z.object({ id: identifier, objections: text, reason: text.min(1) })).output(overview),
  /** False hours: the stars are taken away and the volunteer is barred for one to three years. */
  revoke: base
    .input(z.object({ id: identifier, reason: text.min(1), barYears: z.number().int().min(1).max(3) }))
    .output(overview),
};
