import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, instant, localDate, month } from './primitives.ts';
import { templateProblem } from './template-problem.ts';

export type { TemplateProblem } from './template-problem.ts';

/** 上级报表模板: a spreadsheet of an upper office, kept to be filled. */
export const reportTemplate = z.object({
  id: identifier,
  name: z.string(),
  /** The first day it counts for; of several with one name the latest counts. */
  validSince: localDate,
  fileName: z.string(),
  /** Bytes. */
  size: z.number().int(),
  storedAt: instant,
  storedBy: z.string(),
});
export type ReportTemplate = z.infer<typeof reportTemplate>;

/** A placeholder and what it comes to now. */
export const placeholderValue = z.object({ text: z.string(), value: z.union([z.string(), z.number()]) });

/** A template that was looked at: what is wrong with it, and what its placeholders come to. */
export const templateCheck = z.object({
  problems: z.array(templateProblem),
  placeholders: z.array(
    z.object({
      text: z.string(),
      /** Null where a list is different in every row, and where the placeholder cannot be filled. */
      value: z.union([z.string(), z.number()]).nullable(),
      sheet: z.string(),
      cell: z.string(),
    }),
  ),
});
export type TemplateCheck = z.infer<typeof templateCheck>;

/** A file as it was chosen, up to 5 MB: bytes cross as base64. */
const content = z.base64().max(7_500_000);

const base = oc.errors(contractErrors);

export const reportTemplates = {
  list: base.output(z.array(reportTemplate)),
  /** Every placeholder that any template can use, with its value for the month. */
  placeholders: base.input(z.object({ month })).output(z.array(placeholderValue)),
  /** Looks at a file without keeping it. For managers and administrators, as are the next two. */
  check: base.input(z.object({ content, month })).output(templateCheck),
  /** Keeps a file; TEMPLATE_REJECTED when any placeholder is unknown. One with the same name and day is replaced. */
  store: base
    .input(
      z.object({
        name: z.string().trim().min(1).max(60),
        validSince: localDate,
        fileName: z.string().max(200),
        content,
      }),
    )
    .output(reportTemplate),
  remove: base.input(z.object({ id: identifier })),
  /** Fills it for a month, asks where, and writes it there. `path` is null when the person thought better of it. */
  fill: base
    .input(z.object({ id: identifier, month, siteNumber: z.string().optional() }))
    .output(z.object({ path: z.string().nullable() })),
};
