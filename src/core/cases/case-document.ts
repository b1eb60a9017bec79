import type { CaseDocument, DocumentKind } from '#shared/contract/cases.ts';

interface DocumentRow {
  kind: string;
  copy: number;
  step_number: number | null;
  issued_at: string;
  issued_by: string;
  paper_number: number | null;
  printed_at: string | null;
  replaces: number | null;
  reprint_reason: string | null;
  voided_at: string | null;
  voided_by: string | null;
  void_reason: string | null;
  sha256: string | null;
}

/** A document of a case as windows see it. */
export function caseDocumentOf(row: DocumentRow): CaseDocument {
  return {
    kind: row.kind as DocumentKind,
    copy: row.copy,
    stepNumber: row.step_number ?? 1,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    pdfKept: row.sha256 !== null,
    paperNumber: row.paper_number,
    printedAt: row.printed_at,
    replaces: row.replaces,
    reprintReason: row.reprint_reason,
    voided:
      row.voided_at === null
        ? null
        : { at: row.voided_at, by: row.voided_by ?? '', reason: row.void_reason ?? '' },
  };
}
