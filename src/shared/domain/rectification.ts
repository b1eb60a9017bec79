import type { StaffRole } from './staff-role.ts';

/** 差评整改: 待整改, 无效评价审核, 无法整改审核, 整改中, 已办结, 已逾期. */
export const RECTIFICATION_STATES = [
  'to-rectify',
  'invalid-review',
  'cannot-rectify-review',
  'rectifying',
  'done',
  'overdue',
] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

export const RECTIFICATION_STEPS = [
  'start',
  'call-back',
  'finish',
  'claim-invalid',
  'claim-impossible',
  'approve-invalid',
  'approve-impossible',
  'reject-claim',
  'expire',
] as const;
export type RectificationStep = (typeof RECTIFICATION_STEPS)[number];

/** 回访结果: content now, still not content, nobody reached. */
export const CALL_BACK_RESULTS = ['content', 'not-content', 'not-reached'] as const;
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/** What came of a bad rating in the end. */
export type RectificationOutcome = 'rectified' | 'invalid' | 'cannot-rectify';

/** One row of the transition table. */
export interface RectificationTransition {
  readonly from: readonly RectificationState[];
  readonly to: RectificationState | 'unchanged';
  /** Who may; `system` is the clock. */
  readonly roles: readonly (StaffRole | 'system')[];
  /** Each asks for a sentence; a call-back also for its result. */
  readonly asks: 'note' | 'call-back' | 'nothing';
  /** Only after the resident was called back: the town promises a call to everybody who rated badly. */
  readonly needsCallBack?: true;
  /** Nobody confirms a claim of their own. */
  readonly notByClaimant?: true;
  readonly outcome?: RectificationOutcome;
}

const WORKING = ['to-rectify', 'rectifying', 'overdue'] as const;
const STAFF = ['handler', 'manager'] as const;

/** The whole course of a rectification, one table for the screen and the core. */
export const RECTIFICATION_TRANSITIONS: Readonly<Record<RectificationStep, RectificationTransition>> = {
  start: { from: ['to-rectify'], to: 'rectifying', roles: STAFF, asks: 'note' },
  'call-back': {
    from: [...WORKING, 'cannot-rectify-review'],
    to: 'unchanged',
    roles: ['clerk', ...STAFF],
    asks: 'call-back',
  },
  finish: {
    from: ['rectifying', 'overdue'],
    to: 'done',
    roles: STAFF,
    asks: 'note',
    needsCallBack: true,
    outcome: 'rectified',
  },
  'claim-invalid': { from: WORKING, to: 'invalid-review', roles: ['clerk', ...STAFF], asks: 'note' },
  'claim-impossible': { from: WORKING, to: 'cannot-rectify-review', roles: STAFF, asks: 'note' },
  'approve-invalid': {
    from: ['invalid-review'],
    to: 'done',
    roles: ['manager'],
    asks: 'note',
    notByClaimant: true,
    outcome: 'invalid',
  },
  'approve-impossible': {
    from: ['cannot-rectify-review'],
    to: 'done',
    roles: ['manager'],
    asks: 'note',
    needsCallBack: true,
    notByClaimant: true,
    outcome: 'cannot-rectify',
  },
  // Whose deadline has passed meanwhile is overdue again at the next count.
  'reject-claim': {
    from: ['invalid-review', 'cannot-rectify-review'],
    to: 'to-rectify',
    roles: ['manager'],
    asks: 'note',
    notByClaimant: true,
  },
  expire: { from: ['to-rectify', 'rectifying'], to: 'overdue', roles: ['system'], asks: 'nothing' },
};

/** What the rules need to know of a rectification. */
export interface RectificationSituation {
  readonly state: RectificationState;
  readonly calledBack: boolean;
  /** Who made the claim under review; null while nothing is. */
  readonly claimantId: string | null;
}

export type RectificationFault =
  | 'step-not-allowed'
  | 'role-not-allowed'
  | 'own-claim'
  | 'no-call-back'
  | 'empty';

/** Whether somebody may take a step now, and what is in the way; null when nothing is. */
export function rectificationFault(
  situation: RectificationSituation,
  step: RectificationStep,
  actor: { id: string; role: StaffRole | 'system' },
): RectificationFault | null {
  const { from, roles, needsCallBack, notByClaimant } = RECTIFICATION_TRANSITIONS[step];
  if (!from.includes(situation.state)) return 'step-not-allowed';
  if (!roles.includes(actor.role)) return 'role-not-allowed';
  if (notByClaimant && situation.claimantId === actor.id) return 'own-claim';
  if (needsCallBack && !situation.calledBack) return 'no-call-back';
  return null;
}

/** The state after an allowed step. */
export function rectificationAfter(state: RectificationState, step: RectificationStep): RectificationState {
  const { to } = RECTIFICATION_TRANSITIONS[step];
  return to === 'unchanged' ? state : to;
}

/** The steps somebody can be offered; one that only lacks the call-back is offered with its reason. */
export function rectificationStepsNow(
  situation: RectificationSituation,
  actor: { id: string; role: StaffRole | 'system' },
): { step: RectificationStep; lacks: 'call-back' | null }[] {
  return RECTIFICATION_STEPS.flatMap((step) => {
    const fault = rectificationFault(situation, step, actor);
    if (fault !== null && fault !== 'no-call-back') return [];
    return [{ step, lacks: fault === 'no-call-back' ? ('call-back' as const) : null }];
  });
}
