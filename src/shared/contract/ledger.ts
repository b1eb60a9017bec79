import { oc } from '@orpc/contract';
import { z } from 'zod';
import { LEDGER_KINDS } from '../domain/volunteer-ledger.ts';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** One line of a volunteer's statement. */
const statementLine = z.object({
  id: identifier,
  kind: z.enum(LEDGER_KINDS),
  /** Minutes or points; of a reversal (冲正) what it takes back, below zero. */
  amount: z.number().int(),
  serviceDay: localDate,
  activityId: identifier,
  activityName: z.string(),
  ruleVersion: z.string().nullable(),
  siteNumber: z.string(),
  centreName: z.string(),
  reviewer: z.string(),
  at: instant,
  reason: z.string(),
  /** `counts`, `taken-back` by a later line, `reversal`, `in-doubt`: another centre counted the same service. */
  standing: z.enum(['counts', 'taken-back', 'reversal', 'in-doubt']),
});
export type StatementLine = z.infer<typeof statementLine>;

const balance = z.object({ minutes: z.number().int(), points: z.number().int() });

const statement = z.object({
  volunteerId: identifier,
  name: z.string(),
  balance,
  /** The newest first. */
  lines: z.array(statementLine),
});
export type Statement = z.infer<typeof statement>;

const pointRate = z.object({
  perAttendance: z.number().int().min(0).max(1000),
  perHour: z.number().int().min(0).max(1000),
  most: z.number().int().min(0).max(10_000).nullable(),
});
export const pointRule = z.object({
  ruleVersion: z.string().trim().min(1).max(20),
  effectiveFrom: localDate,
  name: z.string().trim().min(1).max(60),
  content: z.object({ byType: z.record(z.string().min(1).max(40), pointRate) }),
});

const doubt = z.object({
  volunteerId: identifier,
  name: z.string(),
  activityId: identifier,
  activityName: z.string(),
  /** What each centre confirmed, the one that counts first. */
  claims: z.array(z.object({ centreName: z.string(), reviewer: z.string(), minutes: z.number().int() })),
});
export type LedgerDoubt = z.infer<typeof doubt>;

const base = oc.errors(contractErrors);

/** 台账: hours and points of volunteers, and the rules by which service becomes points. */
export const ledger = {
  statement: base
    .input(z.object({ volunteerId: identifier, year: z.number().int().optional() }))
    .output(statement),
  rules: base.output(z.array(pointRule)),
  /** A new version; what was booked under earlier ones stays. */
  addRule: base.input(pointRule).output(z.array(pointRule)),
  /** Service that two centres confirmed without knowing of each other. */
  doubts: base.output(z.array(doubt)),
};
