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

/** Why gaps are not possible; null where they are. */
export function whyNoGaps(papers: readonly AskedPaper[]): string | null {
  const lacking = papers.filter(({ required, state }) => required && state === 'missing');
  const main = lacking.filter(({ mayLack, declarable }) => !mayLack && !declarable);
  if (main.length > 0) return `不能容缺受理：${main.map(({ name }) => name).join('、')}不能后补`;
  return lacking.length === 0 ? '必交材料都齐了，不用容缺，可以直接受理' : null;
}

/** Whether everything that lacks may follow later or be declared instead, and something does lack. */
export function gapsPossible(papers: readonly AskedPaper[]): boolean {
  return whyNoGaps(papers) === null;
}
