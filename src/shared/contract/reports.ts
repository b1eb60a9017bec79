import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FIGURES } from '../domain/report-figures.ts';
import { caseLine } from './cases.ts';
import { contractErrors } from './errors.ts';
import { identifier, month } from './primitives.ts';

const count = z.number().int().min(0);

/** 收件 受理 办结 超期 退回 容缺, as docs/reports.md defines them. */
export const figures = z.object({
  received: count,
  accepted: count,
  completed: count,
  overdue: count,
  returned: count,
  withGaps: count,
  /** 好差评 given in the months, and those of them that are 基本满意 or better. */
  rated: count,
  satisfied: count,
});

/** 等候, from the queue's days that are over. */
export const waiting = z.object({
  /** People served. */
  served: count,
  /** Those called, whether they came or not. */
  called: count,
  /** Of all who were called, from drawing the ticket to the first call, added up. */
  waitedMinutes: count,
  longestMinutes: count,
});

/** What a report is about. */
export const reportRequest = z.object({
  /** The first month. */
  from: month,
  /** The last month, included. */
  to: month,
  /** One centre; absent: all of them. */
  siteNumber: z.string().optional(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** 统计: totals and the same by each side. Every breakdown adds up to the totals; its largest parts come first. */
export const report = figures.extend({
  from: month,
  to: month,
  siteNumber: z.string().nullable(),
  /** Whose cases: of the centres, of the clerk who asks, of the department of the handler who asks. */
  scope: z.enum(['centres', 'clerk', 'department']),
  byDepartment: z.array(figures.extend({ department: z.string() })),
  byCentre: z.array(figures.extend({ siteNumber: z.string(), centreName: z.string() })),
  byItem: z.array(figures.extend({ itemCode: z.string(), itemName: z.string(), department: z.string() })),
  byClerk: z.array(figures.extend({ clerkId: z.string(), clerkName: z.string() })),
  /** In the order of time, also months without a case. */
  byMonth: z.array(figures.extend({ month })),
  /**
   * A ticket of the queue knows its centre and its day and no department, so only these are told; null for a clerk
   * and a handler.
   */
  waiting: waiting
    .extend({
      byCentre: z.array(waiting.extend({ siteNumber: z.string(), centreName: z.string() })),
      byMonth: z.array(waiting.extend({ month })),
    })
    .nullable(),
});
export type Report = z.infer<typeof report>;

/** A workbook, or pages for paper. */
export const reportForm = z.enum(['xlsx', 'pdf']);
export type ReportForm = z.infer<typeof reportForm>;

/** What one figure of a report counts: of some months, both included, and of one part where a row was chosen. */
export const figureCases = z.object({
  figure: z.enum(FIGURES),
  from: month,
  to: month,
  siteNumber: z.string().optional(),
  department: z.string().optional(),
  itemCode: z.string().optional(),
  clerkId: z.string().optional(),
});
export type FigureCases = z.infer<typeof figureCases>;

/** Where the next page begins: the moment or the day that the last row counted by. */
const figureCursor = z.object({ at: z.string().max(40), id: identifier });

const base = oc.errors(contractErrors);

export const reports = {
  /**
   * Managers, administrators and auditors see every case, a clerk those taken in by themselves, a handler those of
   * their department. INVALID_ANSWERS for months the wrong way round or too many of them.
   */
  get: base.input(reportRequest).output(report),
  /** The cases that a figure counts, latest first, by keyset; of the same cases as `get` counts for who asks. */
  cases: base
    .input(
      figureCases.extend({
        after: figureCursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(caseLine), next: figureCursor.nullable() })),
  /** Asks where, then writes the report there. `path` is null when the person thought better of it. */
  saveAs: base
    .input(reportRequest.extend({ form: reportForm }))
    .output(z.object({ path: z.string().nullable() })),
  /** The centres that can be chosen. */
  centres: base.output(z.array(z.object({ siteNumber: z.string(), name: z.string() }))),
};
