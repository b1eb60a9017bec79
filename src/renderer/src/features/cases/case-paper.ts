import type { CaseDetail } from '#shared/contract/cases.ts';

/** A paper as the questions about papers need it; of a case, or of a draft at the window. */
export type AskedPaper = Pick<
  CaseDetail['materials'][number],
  | 'id'
  | 'name'
  | 'required'
  | 'state'
  | 'mayLack'
  | 'declarable'
  | 'correction'
  | 'wantedOriginals'
  | 'wantedCopies'
>;

/** Must be there, is not, and nothing stands in for it. */
export function isMissing({ required, state }: AskedPaper): boolean {
  return required && state === 'missing';
}
