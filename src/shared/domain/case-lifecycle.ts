import { type CaseSituation, gapsUntil, isLacking, openGaps } from './case-situation.ts';
import { holderIn, rolesWhile, TRANSITIONS } from './case-transitions.ts';
import {
  CASE_STEPS,
  type CaseState,
  type CaseStep,
  type StepAnswers,
  type StepTaker,
} from './case-vocabulary.ts';
import { checkStepAnswers, longestDays, type StepProblem } from './check-step-answers.ts';
import type { StaffRole } from './staff-role.ts';

export * from './case-situation.ts';
export * from './case-transitions.ts';
export * from './case-vocabulary.ts';
export * from './check-step-answers.ts';

/** Why a step that belongs to the state cannot be taken now. */
export type StepObstacle =
  | 'told-already'
  | 'gaps-open'
  | 'no-gap'
  | 'time-left'
  | 'papers-lacking'
  | 'other-department';

export type StepFault =
  | { readonly code: 'step-not-allowed'; readonly step: CaseStep; readonly state: CaseState | null }
  | {
      readonly code: 'step-obstructed';
      readonly step: CaseStep;
      readonly state: CaseState | null;
      readonly obstacle: StepObstacle;
    }
  | {
      readonly code: 'role-not-allowed';
      readonly role: StepTaker['role'];
      readonly allowed: readonly StaffRole[];
    }
  | { readonly code: 'invalid-answers'; readonly problems: readonly StepProblem[] };

export type StepOutcome =
  | { readonly allowed: true; readonly state: CaseState }
  | { readonly allowed: false; readonly fault: StepFault };

/** The steps that lead on from a state (null: from the draft), in the order of the table. */
export function stepsFrom(state: CaseState | null): CaseStep[] {
  return CASE_STEPS.filter((step) => leadsOn(step, state));
}

/** Who may take a step of a case as it stands, by the table. */
export function rolesFor(step: CaseStep, situation: CaseSituation): readonly StaffRole[] {
  return rolesWhile(
    step,
    holderIn(situation.state === 'suspended' ? stateBeforeSuspension(situation) : situation.state),
  );
}

/**
 * The steps that somebody can take now (the system: whatever any member of staff can), of the state and the role, less what something stands in the way of
 * and an extension that comes too late (it is asked for before the limit ends) or that has no day left to give.
 */
export function stepsNow(situation: CaseSituation, taker: StepTaker): CaseStep[] {
  return stepsFrom(situation.state).filter((step) => {
    if (taker.role === 'system' ? TRANSITIONS[step].by.length === 0 : !has(taker, step, situation))
      return false;
    if (obstacleTo(step, situation, taker) !== null) return false;
    if (step !== 'extend') return true;
    return situation.today <= situation.promisedDue && (longestDays(step, situation) ?? 0) > 0;
  });
}

/** The state a case is in after a step, or why the step cannot be taken. Nothing is changed by asking. */
export function applyStep(
  situation: CaseSituation,
  step: CaseStep,
  answers: StepAnswers,
  taker: StepTaker,
): StepOutcome {
  const fault = faultOf(situation, step, answers, taker);
  return fault ? { allowed: false, fault } : { allowed: true, state: stateAfter(situation, step, answers) };
}

function faultOf(
  situation: CaseSituation,
  step: CaseStep,
  answers: StepAnswers,
  taker: StepTaker,
): StepFault | null {
  const { state } = situation;
  if (!leadsOn(step, state)) return { code: 'step-not-allowed', step, state };
  if (taker.role !== 'system' && !has(taker, step, situation)) {
    return { code: 'role-not-allowed', role: taker.role, allowed: rolesFor(step, situation) };
  }
  const obstacle = obstacleTo(step, situation, taker);
  if (obstacle) return { code: 'step-obstructed', step, state, obstacle };
  const problems = checkStepAnswers(situation, step, answers);
  return problems.length > 0 ? { code: 'invalid-answers', problems } : null;
}

function leadsOn(step: CaseStep, state: CaseState | null): boolean {
  const { from, fromDraft } = TRANSITIONS[step];
  return state === null ? fromDraft === true : from.includes(state);
}

function has({ role }: StepTaker, step: CaseStep, situation: CaseSituation): boolean {
  return rolesFor(step, situation).some((allowed) => allowed === role);
}

function obstacleTo(step: CaseStep, situation: CaseSituation, taker: StepTaker): StepObstacle | null {
  const { history, papers, supplementDue, today, state, department } = situation;
  if (taker.role === 'handler' && taker.department !== department) return 'other-department';
  const gaps = openGaps(papers);
  if (TRANSITIONS[step].once && history.some((taken) => taken.step === step)) return 'told-already';
  // A result is not released while a promised paper is open.
  if (step === 'complete') return gaps.length > 0 ? 'gaps-open' : null;
  if (step === 'fill-gaps') return gaps.length > 0 ? null : 'no-gap';
  if (step === 'accept') return papers.some(isLacking) ? 'papers-lacking' : null;
  if (step === 'accept-with-gaps') return papers.some(isLacking) ? null : 'no-gap';
  if (step !== 'lapse') return null;
  if (state !== 'correction-told' && gaps.length === 0) return 'no-gap';
  const until = state === 'correction-told' ? supplementDue : gapsUntil(papers);
  return until !== null && today > until ? null : 'time-left';
}

function stateAfter(situation: CaseSituation, step: CaseStep, answers: StepAnswers): CaseState {
  const { state, history, papers } = situation;
  const { to, toAgain } = TRANSITIONS[step];
  if (toAgain && history.some((taken) => taken.step === step)) return toAgain;
  if (step === 'accept-with-gaps' && !answers.gaps?.length) return 'accepted';
  if (step === 'fill-gaps' && state === 'accepted-with-gaps') {
    const came = new Set(answers.papers?.map(({ id }) => id));
    return openGaps(papers).every(({ id }) => came.has(id)) ? 'accepted' : state;
  }
  if (to === 'unchanged') return state as CaseState;
  return to === 'before-suspension' ? stateBeforeSuspension(situation) : to;
}

function stateBeforeSuspension({ history, papers }: CaseSituation): CaseState {
  const suspension = history.findLast((taken) => taken.step === 'suspend');
  const before = (suspension?.fromState ?? 'accepted') as CaseState;
  // The last paper may have come during the pause.
  return before === 'accepted-with-gaps' && openGaps(papers).length === 0 ? 'accepted' : before;
}
