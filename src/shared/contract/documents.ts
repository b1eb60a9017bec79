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
  /**
   * Why no paper came out. `printed-before`: there is paper already, a further copy needs a reason. `voided`: this copy
   * counts no longer.
   */
  problem: z.enum(['no-printer', 'printer-failed', 'printed-before', 'voided']).nullable(),
});
export type PrintOutcome = z.infer<typeof printOutcome>;

const base = oc.errors(contractErrors);

export const documents = {
  /** The document as HTML, as it was or will be printed. */
  view: base.input(documentCopy.extend({ caseId: identifier })).output(z.object({ html: z.string() })),
  /**
   * Sends these documents, these kinds, or all that count to the default printer. The first time makes a document
   * final: PDF and page are kept and never rendered again. Of one that was printed before another copy is made, with
   * a reason only.
   */
  print: base
    .input(
      z.object({
        caseId: identifier,
        documents: z.array(documentCopy).optional(),
        kinds: z.array(documentKind).optional(),
        reprintReason: z.string().trim().min(1).max(200).optional(),
      }),
    )
    .output(z.array(printOutcome)),
  /** Asks where, then writes the PDF there. `path` is null when the clerk thought better of it. */
  saveAs: base
    .input(documentCopy.extend({ caseId: identifier }))
    .output(z.object({ path: z.string().nullable() })),
};
