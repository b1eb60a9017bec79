import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DOCUMENT_KINDS } from '../domain/case-lifecycle.ts';
import { LONGEST_WORDING } from '../domain/document-wording.ts';
import { documentKind, stepAnswers, stepRequest } from './cases.ts';
import { contractErrors } from './errors.ts';
import { intakeDraft } from './intake.ts';
import { identifier, instant, localDate } from './primitives.ts';

/** The steps by which a draft becomes a case. */
const wayOut = z.enum(['accept', 'accept-with-gaps', 'tell-correction', 'decline', 'receive']);
export type WayOut = z.infer<typeof wayOut>;

/** Papers that belong to no case. */
const OTHER_PAPERS = ['missing-slip', 'handover-list', 'centre-transfer-slip'] as const;
export type OtherPaper = (typeof OTHER_PAPERS)[number];

/** Every paper that is printed and whose fixed texts a manager may word. */
export const paperKind = z.enum([...DOCUMENT_KINDS, ...OTHER_PAPERS]);
export type PaperKind = z.infer<typeof paperKind>;

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

/** A document as it would be, across it 草稿 无效. */
const documentPreview = z.object({ kind: documentKind, html: z.string() });
export type DocumentPreview = z.infer<typeof documentPreview>;

/** By the id of the fixed text. */
const wording = z.record(z.string().max(40), z.string().max(LONGEST_WORDING));

/** The fixed texts of one kind of paper, with every wording they were given. */
const wordedPaper = z.object({
  kind: paperKind,
  slots: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      original: z.string(),
      /** In force now. */ text: z.string(),
    }),
  ),
  /** Newest first. Number 0 is the original, which no version stands for. */
  versions: z.array(
    z.object({
      id: identifier,
      number: z.number().int(),
      effectiveFrom: instant,
      madeAt: instant,
      madeBy: z.string(),
      /** Only what differs from the original; empty is the original itself. */
      content: wording,
      state: z.enum(['in-force', 'to-come', 'over']),
    }),
  ),
});
export type WordedPaper = z.infer<typeof wordedPaper>;

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
  /** What a step would issue, before it is taken; refused as the step itself would be. */
  previewStep: base.input(stepRequest).output(z.array(documentPreview)),
  /** What would be issued if this draft became a case this way; refused as the step itself would be. Nothing is written. */
  previewDraft: base
    .input(z.object({ draft: intakeDraft, way: wayOut.default('accept'), answers: stepAnswers.default({}) }))
    .output(z.array(documentPreview)),
  /** 缺件清单: one large page of what still lacks, where to get it and until when. No case is needed. */
  missingSlip: base.input(intakeDraft).output(z.object({ html: z.string(), missing: z.number().int() })),
  printMissingSlip: base
    .input(intakeDraft)
    .output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
  /** The fixed texts of every paper. */
  wordings: base.output(z.array(wordedPaper)),
  /** Words a paper anew from now or from a day on; an empty wording goes back to the original. Managers only. */
  saveWording: base
    .input(z.object({ kind: paperKind, content: wording, from: localDate.nullable() }))
    .output(wordedPaper),
  /** How a paper would read with these texts, on a made-up case. */
  previewWording: base
    .input(z.object({ kind: paperKind, content: wording }))
    .output(z.object({ html: z.string() })),
};
