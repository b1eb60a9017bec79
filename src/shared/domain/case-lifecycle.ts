import type { LocalDate } from './local-date.ts';

/** Where a case stands. Acceptance is the first state; what comes before it is a draft and no case yet. */
export const CASE_STATES = [
  'accepted',
  'forwarded',
  'returned',
  'consultation',
  'suspended',
  'completed',
  'refused',
  'withdrawn',
  'delivered',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What can be done with a case: 受理 转办 重新转办 退回 中止 恢复 延期 催办 办结 不予办理 撤回 送达. */
export const CASE_STEPS = [
  'accept',
  'forward',
  'forward-again',
  'return',
  'suspend',
  'resume',
  'extend',
  'urge',
  'complete',
  'refuse',
  'withdraw',
  'deliver',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** 文书: every document that a step issues. */
export const DOCUMENT_KINDS = [
  'materials-receipt',
  'acceptance-notice',
  'special-procedure-notice',
  'extension-notice',
  'completion-notice',
  'delivery-record',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** 送达方式: at the counter with a signature, by post, from a locker, to an agent. */
export const DELIVERY_WAYS = ['counter', 'post', 'locker', 'proxy'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

/** What a step asks of the person who takes it. */
export const STEP_QUESTIONS = [
  'reason',
  'days',
  'approver',
  'department',
  'proposedOwner',
  'delivery',
] as const;
export type StepQuestion = (typeof STEP_QUESTIONS)[number];

/** One row of the transition table. */
export interface Transition {
  readonly from: readonly CaseState[];
  /** `unchanged` stays where it is; `before-suspension` goes back to the state the pause began in. */
  readonly to: CaseState | 'unchanged' | 'before-suspension';
  /** The state instead of `to` from the second time on. */
  readonly toAgain?: CaseState;
  readonly asks: readonly StepQuestion[];
  readonly issues: readonly DocumentKind[];
  /** What the step does to the main clock; `ends` closes the case. */
  readonly clock: 'goes-on' | 'pauses' | 'resumes' | 'ends';
}

/** The states in which somebody owes the resident work and the main clock runs. */
const RUNNING = ['accepted', 'forwarded', 'returned', 'consultation'] as const;

/**
 * The whole life of an accepted case, one table for the screen, the core and the hub.
 *
 * A department gives a case back only with a reason and the owner it proposes; given back a second time it goes
 * to consultation (会商) instead of around once more. Special procedures are announced in writing with their days
 * and an extension needs the head's approval and its reasons told (Administrative Licensing Law art. 42 and 45).
 */
export const TRANSITIONS: Readonly<Record<CaseStep, Transition>> = {
  // Taken by intake, which makes the case; no state leads to it.
  accept: {
    from: [],
    to: 'accepted',
    asks: [],
    issues: ['materials-receipt', 'acceptance-notice'],
    clock: 'goes-on',
  },
  forward: { from: ['accepted'], to: 'forwarded', asks: ['department'], issues: [], clock: 'goes-on' },
  'forward-again': {
    from: ['returned', 'consultation'],
    to: 'forwarded',
    asks: ['department', 'reason'],
    issues: [],
    clock: 'goes-on',
  },
  return: {
    from: ['forwarded'],
    to: 'returned',
    toAgain: 'consultation',
    asks: ['reason', 'proposedOwner'],
    issues: [],
    clock: 'goes-on',
  },
  suspend: {
    from: ['accepted', 'forwarded'],
    to: 'suspended',
    asks: ['reason', 'days'],
    issues: ['special-procedure-notice'],
    clock: 'pauses',
  },
  resume: { from: ['suspended'], to: 'before-suspension', asks: [], issues: [], clock: 'resumes' },
  extend: {
    from: RUNNING,
    to: 'unchanged',
    asks: ['days', 'reason', 'approver'],
    issues: ['extension-notice'],
    clock: 'goes-on',
  },
  urge: {
    from: ['forwarded', 'consultation'],
    to: 'unchanged',
    asks: ['reason'],
    issues: [],
    clock: 'goes-on',
  },
  complete: { from: RUNNING, to: 'completed', asks: [], issues: ['completion-notice'], clock: 'ends' },
  refuse: { from: RUNNING, to: 'refused', asks: ['reason'], issues: ['completion-notice'], clock: 'ends' },
  withdraw: {
    from: [...RUNNING, 'suspended'],
    to: 'withdrawn',
    asks: ['reason'],
    issues: [],
    clock: 'ends',
  },
  deliver: {
    from: ['completed', 'refused'],
    to: 'delivered',
    asks: ['delivery'],
    issues: ['delivery-record'],
    clock: 'goes-on',
  },
};

/** What the person said to the questions of a step; a question nobody answered is absent. */
export interface StepAnswers {
  readonly reason?: string | undefined;
  /** Working days: how long a special procedure is expected to take, or by how many the limit is extended. */
  readonly days?: number | undefined;
  readonly approver?: string | undefined;
  readonly department?: string | undefined;
  readonly proposedOwner?: string | undefined;
  readonly deliveryWay?: DeliveryWay | undefined;
  /** Number of the post, code of the locker, name of the agent. */
  readonly deliveryReference?: string | undefined;
}

/** A step that was taken. */
export interface TakenStep {
  readonly step: string;
  readonly fromState: string | null;
}

/** What the rules need to know of a case. */
export interface CaseSituation {
  readonly state: CaseState;
  /** In the order in which they were taken, acceptance first. */
  readonly history: readonly TakenStep[];
  /** 行政许可: its extension is bounded by law. */
  readonly licence: boolean;
  /** Working days by which the limit was extended already. */
  readonly extendedDays: number;
  readonly promisedDue: LocalDate;
  readonly today: LocalDate;
}

export interface StepProblem {
  readonly field: keyof StepAnswers;
  readonly code: 'empty' | 'range' | 'after-expiry';
}

export type StepFault =
  | { readonly code: 'step-not-allowed'; readonly step: CaseStep; readonly state: CaseState }
  | { readonly code: 'invalid-answers'; readonly problems: readonly StepProblem[] };

export type StepOutcome =
  | { readonly allowed: true; readonly state: CaseState }
  | { readonly allowed: false; readonly fault: StepFault };

/** The most a licence may be extended, in working days (Administrative Licensing Law art. 42). */
export const LONGEST_LICENCE_EXTENSION = 10;
/** The most any other item may be extended; no law says it, a setting of the town. */
export const LONGEST_OTHER_EXTENSION = 30;
/** The longest special procedure that can be announced, in working days; longer is a slip of the hand. */
export const LONGEST_SPECIAL_PROCEDURE = 250;

/** The steps that lead on from a state, in the order of the table. */
export function stepsFrom(state: CaseState): CaseStep[] {
  return CASE_STEPS.filter((step) => TRANSITIONS[step].from.includes(state));
}

/** The most working days that can be answered to a step; null for one that asks for none. */
export function longestDays(step: CaseStep, { licence, extendedDays }: CaseSituation): number | null {
  if (!TRANSITIONS[step].asks.includes('days')) return null;
  if (step !== 'extend') return LONGEST_SPECIAL_PROCEDURE;
  return (licence ? LONGEST_LICENCE_EXTENSION : LONGEST_OTHER_EXTENSION) - extendedDays;
}

/**
 * The steps that can be taken now: those of the state, less an extension that comes too late (it is asked for
 * before the limit ends) or that has no day left to give.
 */
export function stepsNow(situation: CaseSituation): CaseStep[] {
  return stepsFrom(situation.state).filter((step) => {
    if (step !== 'extend') return true;
    return situation.today <= situation.promisedDue && (longestDays(step, situation) ?? 0) > 0;
  });
}

/** The state a case is in after a step, or why the step cannot be taken. Nothing is changed by asking. */
export function applyStep(situation: CaseSituation, step: CaseStep, answers: StepAnswers): StepOutcome {
  const { state } = situation;
  if (!TRANSITIONS[step].from.includes(state)) {
    return { allowed: false, fault: { code: 'step-not-allowed', step, state } };
  }
  const problems = TRANSITIONS[step].asks.flatMap((question) => check(question, situation, step, answers));
  if (problems.length > 0) return { allowed: false, fault: { code: 'invalid-answers', problems } };
  return { allowed: true, state: stateAfter(situation, step) };
}

function stateAfter({ state, history }: CaseSituation, step: CaseStep): CaseState {
  const { to, toAgain } = TRANSITIONS[step];
  if (toAgain && history.some((taken) => taken.step === step)) return toAgain;
  if (to === 'unchanged') return state;
  if (to !== 'before-suspension') return to;
  const suspension = history.findLast((taken) => taken.step === 'suspend');
  return (suspension?.fromState ?? 'accepted') as CaseState;
}

function check(
  question: StepQuestion,
  situation: CaseSituation,
  step: CaseStep,
  answers: StepAnswers,
): StepProblem[] {
  if (question === 'days') return checkDays(situation, step, answers.days);
  if (question !== 'delivery') return checkText(question, answers[question]);
  if (answers.deliveryWay === undefined) return [{ field: 'deliveryWay', code: 'empty' }];
  return answers.deliveryWay === 'counter' ? [] : checkText('deliveryReference', answers.deliveryReference);
}

function checkText(field: keyof StepAnswers, text: string | undefined): StepProblem[] {
  return text?.trim() ? [] : [{ field, code: 'empty' }];
}

function checkDays(situation: CaseSituation, step: CaseStep, days: number | undefined): StepProblem[] {
  if (step === 'extend' && situation.today > situation.promisedDue) {
    return [{ field: 'days', code: 'after-expiry' }];
  }
  if (days === undefined) return [{ field: 'days', code: 'empty' }];
  const most = longestDays(step, situation) ?? 0;
  return Number.isInteger(days) && days >= 1 && days <= most ? [] : [{ field: 'days', code: 'range' }];
}
