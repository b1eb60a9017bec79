import { oc } from '@orpc/contract';
import { z } from 'zod';
import { documentKind } from './cases.ts';
import { contractErrors } from './errors.ts';
import { identifier } from './primitives.ts';

export const printOutcome = z.object({
  kind: documentKind,
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
  view: base
    .input(z.object({ caseId: identifier, kind: documentKind }))
    .output(z.object({ html: z.string() })),
  /** Makes the PDF of every document of the case that has none, keeps it, and sends it to the default printer. */
  print: base
    .input(z.object({ caseId: identifier, kinds: z.array(documentKind).optional() }))
    .output(z.array(printOutcome)),
  /** Asks where, then writes the PDF there. `path` is null when the clerk thought better of it. */
  saveAs: base
    .input(z.object({ caseId: identifier, kind: documentKind }))
    .output(z.object({ path: z.string().nullable() })),
};
