import type { AskedPaper } from '../cases/case-paper.ts';
import { papersOf } from './papers.ts';
import type { Intake } from './use-intake.ts';

/** The papers of a draft, as the questions about papers need them. */
export function draftPapers({ item, asked, state }: Pick<Intake, 'item' | 'asked' | 'state'>): AskedPaper[] {
  if (!item || !asked) return [];
  const answers = papersOf(asked.papers, state.draft.materials);
  return asked.papers.map(({ id, name, required, mayLack, declarable, originals, copies }, at) => ({
    id,
    name,
    required,
    state: answers[at]?.received ? 'received' : 'missing',
    mayLack: item.gapsAllowed && mayLack,
    declarable: item.declarationAllowed && declarable,
    correction: null,
    wantedOriginals: originals,
    wantedCopies: copies,
  }));
}

/** Whether everything that lacks may follow later or be declared instead, and something does lack. */
export function gapsPossible(papers: readonly AskedPaper[]): boolean {
  const lacking = papers.filter(({ required, state }) => required && state === 'missing');
  return lacking.length > 0 && lacking.every(({ mayLack, declarable }) => mayLack || declarable);
}
