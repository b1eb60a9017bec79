import { oc } from '@orpc/contract';
import { z } from 'zod';
import { documentKind } from './cases.ts';
import { contractErrors } from './errors.ts';
import { identifier } from './primitives.ts';

/** Which document of a case. */
const documentCopy = z.object({ kind: documentKind, copy: z.number().int().min(1).default(1) });
export type DocumentCopy = z.output<typeof documentCopy>;

export const printOutcome = z.object({
  kind: documentKind,
  copy: z.number().int(),
  /** The PDF lies encrypted in the data folder. */
  pdfKept: z.boolean(),
  /** Paper came out, or the printer took the job. */
  printed: z.boolean(),
  /** Why no paper came out. */
  problem: z.enum(['no-printer', 'printer-failed']).nullable(),
});
export type PrintOutcome = z.infer<typeof printOutcome>;

const base = oc.errors(contractErrors);

export const documents = {
  /** The document as HTML, as it was or will be printed. */
  view: base.input(documentCopy.extend({ caseId: identifier })).output(z.object({ html: z.string() })),
  /** Makes the PDF of these documents (of all) that have none, keeps it, and sends each to the default printer. */
  print: base
    .input(z.object({ caseId: identifier, documents: z.array(documentCopy).optional() }))
    .output(z.array(printOutcome)),
  /** Asks where, then writes the PDF there. `path` is null when the clerk thought better of it. */
  saveAs: base
    .input(documentCopy.extend({ caseId: identifier }))
    .output(z.object({ path: z.string().nullable() })),
};
