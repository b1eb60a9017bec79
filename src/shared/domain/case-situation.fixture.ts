import {
  CASE_STATES,
  CASE_STEPS,
  type CasePaper,
  type CaseSituation,
  type CaseState,
  type CaseStep,
  type StepAnswers,
  type StepTaker,
  TRANSITIONS,
} from './case-lifecycle.ts';

/** An answer to every question that any step asks. */
export const full: StepAnswers = {
  reason: '需要鉴定',
  days: 5,
  approver: '梁主任',
  department: '民政',
  proposedOwner: '镇社会事务办',
  corrections: [{ id: 'missing', reason: '没有提交' }],
  gaps: ['missing'],
  until: '2026-06-22',
  papers: [{ id: 'missing', originals: 1, copies: 0 }],
  deliveryWay: 'post',
  deliveryReference: 'EMS123',
  rating: 'satisfied',
};

/** A paper that is there. */
export function paper(id: string, change: Partial<CasePaper> = {}): CasePaper {
  return {
    id,
    required: true,
    received: true,
    declared: false,
    lackingUntil: null,
    mayLack: false,
    declarable: false,
    ...change,
  };
}
export const missing = paper('missing', { received: false, mayLack: true });
export const promised = (until: string) =>
  paper('missing', { received: false, mayLack: true, lackingUntil: until });

/** A case on an ordinary day with one paper; null is a draft at the window. */
export function situation(state: CaseState | null, change: Partial<CaseSituation> = {}): CaseSituation {
  return {
    state,
    history: [{ step: 'accept', fromState: null }],
    papers: [paper('identity')],
    department: '民政',
    licence: false,
    extendedDays: 0,
    promisedDue: '2026-06-30',
    supplementDue: null,
    today: '2026-06-15',
    ...change,
  };
}

/** A situation in which nothing but state and role can stand in the way of a step. */
export function ready(state: CaseState | null, step: CaseStep): CaseSituation {
  if (step === 'fill-gaps') return situation(state, { papers: [promised('2026-06-22')] });
  if (step === 'lapse') {
    return situation(state, { papers: [promised('2026-06-14')], supplementDue: '2026-06-14' });
  }
  const lacks: CaseStep[] = ['tell-correction', 'accept-with-gaps', 'supplement'];
  return situation(state, { papers: lacks.includes(step) ? [missing] : [paper('identity')] });
}

export const taker = (role: StepTaker['role']): StepTaker => ({
  role,
  department: role === 'handler' ? '民政' : '',
});
export const system = taker('system');

export const states = [null, ...CASE_STATES];
const pairs = states.flatMap((state) => CASE_STEPS.map((step) => [state, step] as const));
const leadsOn = (state: CaseState | null, step: CaseStep) =>
  state === null ? TRANSITIONS[step].fromDraft === true : TRANSITIONS[step].from.includes(state);
/** Every pair of a state and a step, by what the table says of it. */
export const allowed = pairs.filter(([state, step]) => leadsOn(state, step));
export const forbidden = pairs.filter(([state, step]) => !leadsOn(state, step));
