import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ATTENDANCE_STATES } from '../domain/attendance.ts';
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
  /** Several entries count one attendance, or one counts what the organiser's list does not say. */
  why: z.enum(['several-claims', 'list-differs']),
  /** What the organiser's list says; null when it has no such line. Minutes once confirmed. */
  listed: z.object({ state: z.enum(ATTENDANCE_STATES), minutes: z.number().int().nullable() }).nullable(),
  /** What each centre booked: hours before points, the one that counts first. */
  claims: z.array(
    z.object({
      centreName: z.string(),
      reviewer: z.string(),
      kind: z.enum(LEDGER_KINDS),
      amount: z.number().int(),
    }),
  ),
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
  /** Service that centres booked without knowing of each other, and where the organiser's list says something else. */
  doubts: base.output(z.array(doubt)),
  /** The ledger follows the organiser's list as it stands here; for managers. */
  settle: base.input(z.object({ activityId: identifier, volunteerId: identifier })).output(z.array(doubt)),
};
