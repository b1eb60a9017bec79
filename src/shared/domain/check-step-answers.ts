import { type CasePaper, type CaseSituation, isLacking, openGaps } from './case-situation.ts';
import { TRANSITIONS } from './case-transitions.ts';
import type { CaseStep, StepAnswers, StepQuestion } from './case-vocabulary.ts';
import { isLocalDate } from './local-date.ts';

/** What is wrong with an answer, by its field. */
export interface StepProblem {
  readonly field: keyof StepAnswers;
  readonly code:
    | 'empty'
    | 'range'
    | 'after-expiry'
    /** The case has no such paper, or it is not one that can be answered here. */
    | 'unknown-paper'
    /** A paper that lacks is not among those told; everything is told at once. */
    | 'not-everything'
    /** A paper that must be there lacks, and may neither follow nor be declared. */
    | 'must-be-here'
    /** Promised for a day that is over, or later than the item's own promise. */
    | 'in-the-past'
    | 'after-promise';
}

/** The most a licence may be extended, in working days (Administrative Licensing Law art. 42). */
export const LONGEST_LICENCE_EXTENSION = 10;
/** The most any other item may be extended; no law says it, a setting of the town. */
export const LONGEST_OTHER_EXTENSION = 30;
/** The longest special procedure that can be announced, in working days; longer is a slip of the hand. */
export const LONGEST_SPECIAL_PROCEDURE = 250;

/** The most working days that can be answered to a step; null for one that asks for none. */
export function longestDays(
  step: CaseStep,
  { licence, extendedDays }: Pick<CaseSituation, 'licence' | 'extendedDays'>,
): number | null {
  if (!TRANSITIONS[step].asks.includes('days')) return null;
  if (step !== 'extend') return LONGEST_SPECIAL_PROCEDURE;
  return (licence ? LONGEST_LICENCE_EXTENSION : LONGEST_OTHER_EXTENSION) - extendedDays;
}

/** Everything that is wrong with the answers to a step, at once. */
export function checkStepAnswers(
  situation: CaseSituation,
  step: CaseStep,
  answers: StepAnswers,
): StepProblem[] {
  return TRANSITIONS[step].asks.flatMap((question) => checks[question](situation, step, answers));
}

type Check = (situation: CaseSituation, step: CaseStep, answers: StepAnswers) => StepProblem[];

const checks: Readonly<Record<StepQuestion, Check>> = {
  reason: (_situation, _step, { reason }) => checkText('reason', reason),
  authority: () => [],
  approver: (_situation, _step, { approver }) => checkText('approver', approver),
  department: (_situation, _step, { department }) => checkText('department', department),
  proposedOwner: (_situation, _step, { proposedOwner }) => checkText('proposedOwner', proposedOwner),
  days: checkDays,
  corrections: checkCorrections,
  gaps: checkGaps,
  papers: checkPapers,
  delivery: (_situation, _step, { deliveryWay, deliveryReference }) => {
    if (deliveryWay === undefined) return problem('deliveryWay', 'empty');
    return deliveryWay === 'counter' ? [] : checkText('deliveryReference', deliveryReference);
  },
  rating: (_situation, _step, { rating }) => {
    return rating === undefined ? problem('rating', 'empty') : [];
  },
};

function problem(field: StepProblem['field'], code: StepProblem['code']): StepProblem[] {
  return [{ field, code }];
}

function checkText(field: keyof StepAnswers, text: string | undefined): StepProblem[] {
  return text?.trim() ? [] : problem(field, 'empty');
}

function checkDays(situation: CaseSituation, step: CaseStep, { days }: StepAnswers): StepProblem[] {
  if (step === 'extend' && situation.today > situation.promisedDue) return problem('days', 'after-expiry');
  if (days === undefined) return problem('days', 'empty');
  const most = longestDays(step, situation) ?? 0;
  return Number.isInteger(days) && days >= 1 && days <= most ? [] : problem('days', 'range');
}

/** 一次性: every paper that lacks is named; one that came but does not hold may be. */
function checkCorrections(
  { papers }: CaseSituation,
  _step: CaseStep,
  { corrections = [] }: StepAnswers,
): StepProblem[] {
  if (corrections.length === 0) return problem('corrections', 'empty');
  const told = new Set(corrections.map(({ id }) => id));
  if (!allKnown(told, papers)) return problem('corrections', 'unknown-paper');
  if (corrections.some(({ reason }) => reason.trim() === '')) return problem('corrections', 'empty');
  return papers.some((paper) => isLacking(paper) && !told.has(paper.id))
    ? problem('corrections', 'not-everything')
    : [];
}

/** 容缺: main papers are there; what follows is promised for a day within the item's own promise. */
function checkGaps(
  { papers, today, promisedDue }: CaseSituation,
  _step: CaseStep,
  { gaps = [], declared = [], until }: StepAnswers,
): StepProblem[] {
  if (gaps.length + declared.length === 0) return problem('gaps', 'empty');
  const lacking = new Map(papers.filter(isLacking).map((paper) => [paper.id, paper]));
  const problems: StepProblem[] = [];
  if (!gaps.every((id) => lacking.get(id)?.mayLack)) problems.push({ field: 'gaps', code: 'unknown-paper' });
  if (!declared.every((id) => lacking.get(id)?.declarable && !gaps.includes(id))) {
    problems.push({ field: 'declared', code: 'unknown-paper' });
  }
  const named = new Set([...gaps, ...declared]);
  if ([...lacking.keys()].some((id) => !named.has(id)))
    problems.push({ field: 'gaps', code: 'must-be-here' });
  if (gaps.length === 0) return problems;
  if (until === undefined || !isLocalDate(until)) problems.push({ field: 'until', code: 'empty' });
  else if (until < today) problems.push({ field: 'until', code: 'in-the-past' });
  else if (until > promisedDue) problems.push({ field: 'until', code: 'after-promise' });
  return problems;
}

function checkPapers(
  { papers, state }: CaseSituation,
  step: CaseStep,
  { papers: came = [] }: StepAnswers,
): StepProblem[] {
  if (came.length === 0) return problem('papers', 'empty');
  const waitedFor = step === 'fill-gaps' ? openGaps(papers) : papers;
  if (!allKnown(new Set(came.map(({ id }) => id)), waitedFor)) return problem('papers', 'unknown-paper');
  const counted = came.every(({ originals, copies }) => originals + copies > 0);
  return counted || state === null ? [] : problem('papers', 'range');
}

function allKnown(ids: ReadonlySet<string>, papers: readonly CasePaper[]): boolean {
  const known = new Set(papers.map(({ id }) => id));
  return [...ids].every((id) => known.has(id));
}
