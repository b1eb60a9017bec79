import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, instant } from './primitives.ts';
import { residentLine } from './residents.ts';

/** One of the records of a person, with what tells it from the others. */
export const personRecord = residentLine.extend({
  phone: z.string(),
  address: z.string(),
  /** The centre that made it, and when. */
  centreName: z.string(),
  madeAt: instant.nullable(),
  openCases: z.number().int(),
  closedCases: z.number().int(),
});
export type PersonRecord = z.infer<typeof personRecord>;

/** An act: a record was joined into another, or taken apart from it again (`into` null). */
export const joinAct = z.object({
  recordId: identifier,
  into: identifier.nullable(),
  byName: z.string(),
  at: instant.nullable(),
  centreName: z.string(),
  /** Known at the centre where it was done. */
  reason: z.string(),
});
export type JoinAct = z.infer<typeof joinAct>;

/** A person of whom there are, or were, several records. */
export const personRecords = z.object({
  /** The record that stands. */
  standing: personRecord,
  /** Joined into it. */
  joined: z.array(personRecord),
  /** Of the same number, and not joined: probably the same person. */
  apart: z.array(personRecord),
  /** Everything that was joined and taken apart, newest first. */
  acts: z.array(joinAct),
  mayJoin: z.boolean(),
});
export type PersonRecords = z.infer<typeof personRecords>;

/** A number that stands in several records. */
export const repeatedNumber = z.object({
  residentId: identifier,
  names: z.array(z.string()),
  maskedNumber: z.string(),
  records: z.number().int(),
  centreNames: z.array(z.string()),
});
export type RepeatedNumber = z.infer<typeof repeatedNumber>;

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });
const reason = z.string().trim().min(2).max(200);
/** The last number of the page before, with its kind. */
export const numberCursor = z.object({ number: z.string(), kind: z.string() });

export const joins = {
  /** Numbers that stand in several records, by keyset. */
  list: base
    .input(z.object({ after: numberCursor.optional(), limit: z.number().int().min(1).max(200).default(50) }))
    .output(z.object({ rows: z.array(repeatedNumber), next: numberCursor.nullable() })),
  count: base.output(z.object({ open: z.number().int() })),
  /** All records of the person whose record this is. */
  get: base.input(one).output(personRecords),
  /** `other` is the same person as `keep` and points to it from now on. */
  join: base.input(z.object({ keep: identifier, other: identifier, reason })).output(personRecords),
  /** Takes a joined record apart again; its cases are its own again. */
  undo: base.input(one.extend({ reason })).output(personRecords),
};
