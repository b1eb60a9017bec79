import { type CaseNumber, formatCaseNumber, parseCaseNumber } from './case-number.ts';

/**
 * 文书编号: one sheet handed out for a case, `13-2026-000123-02`. Digits and hyphens only, so that a scanner that
 * types is understood under any input method.
 */
export interface PaperNumber {
  readonly case: CaseNumber;
  /** From 1, in the order in which the papers of a case were first printed; never given to another paper. */
  readonly paper: number;
}

const PRINTED = /^(\d{2}-\d{4}-\d{6,9})-(\d{2,4})$/;

/** A paper number as it is printed and held by its QR code. */
export function formatPaperNumber(number: PaperNumber): string {
  return `${formatCaseNumber(number.case)}-${String(number.paper).padStart(2, '0')}`;
}

/** Reads a paper number as scanned or typed; null for any other text, a case number among them. */
export function parsePaperNumber(input: string): PaperNumber | null {
  const parts = PRINTED.exec(input.normalize('NFKC').replace(/\s/g, ''));
  const caseNumber = parts && parseCaseNumber(parts[1] as string);
  const paper = Number(parts?.[2]);
  return caseNumber && paper >= 1 ? { case: caseNumber, paper } : null;
}
