import { describe, expect, it } from 'vitest';
import {
  RECTIFICATION_STATES,
  RECTIFICATION_STEPS,
  RECTIFICATION_TRANSITIONS,
  type RectificationSituation,
  type RectificationState,
  type RectificationStep,
  rectificationAfter,
  rectificationFault,
  rectificationStepsNow,
} from './rectification.ts';
import { STAFF_ROLES } from './staff-role.ts';

/** Every pair that leads somewhere; all others are refused. */
const allowed: Record<RectificationStep, Partial<Record<RectificationState, RectificationState>>> = {
  start: { 'to-rectify': 'rectifying' },
  'call-back': {
    'to-rectify': 'to-rectify',
    rectifying: 'rectifying',
    overdue: 'overdue',
    'cannot-rectify-review': 'cannot-rectify-review',
  },
  finish: { rectifying: 'done', overdue: 'done' },
  'claim-invalid': {
    'to-rectify': 'invalid-review',
    rectifying: 'invalid-review',
    overdue: 'invalid-review',
  },
  'claim-impossible': {
    'to-rectify': 'cannot-rectify-review',
    rectifying: 'cannot-rectify-review',
    overdue: 'cannot-rectify-review',
  },
  'approve-invalid': { 'invalid-review': 'done' },
  'approve-impossible': { 'cannot-rectify-review': 'done' },
  'reject-claim': { 'invalid-review': 'to-rectify', 'cannot-rectify-review': 'to-rectify' },
  expire: { 'to-rectify': 'overdue', rectifying: 'overdue' },
};
const may: Record<RectificationStep, string[]> = {
  start: ['handler', 'manager'],
  'call-back': ['clerk', 'handler', 'manager'],
  finish: ['handler', 'manager'],
  'claim-invalid': ['clerk', 'handler', 'manager'],
  'claim-impossible': ['handler', 'manager'],
  'approve-invalid': ['manager'],
  'approve-impossible': ['manager'],
  'reject-claim': ['manager'],
  expire: ['system'],
};

const at = (state: RectificationState, more: Partial<RectificationSituation> = {}) => ({
  state,
  calledBack: true,
  claimantId: 'somebody',
  ...more,
});
const manager = { id: 'manager', role: 'manager' } as const;
const pairs = RECTIFICATION_STEPS.flatMap((step) =>
  RECTIFICATION_STATES.map((state) => [step, state] as const),
);

describe('the course of a rectification', () => {
  it.each(pairs)('%s from %s', (step, state) => {
    const role = RECTIFICATION_TRANSITIONS[step].roles.at(-1) as 'manager';
    const to = allowed[step][state];
    expect(rectificationFault(at(state), step, { id: 'x', role })).toBe(to ? null : 'step-not-allowed');
    if (to) expect(rectificationAfter(state, step)).toBe(to);
  });

  it.each(RECTIFICATION_STEPS)('%s is for its roles only', (step) => {
    const [state] = RECTIFICATION_TRANSITIONS[step].from as readonly [RectificationState];
    const roles = [...STAFF_ROLES, 'system' as const];
    const faults = roles.map((role) => rectificationFault(at(state), step, { id: 'x', role }));
    expect(faults).toEqual(roles.map((role) => (may[step].includes(role) ? null : 'role-not-allowed')));
  });

  it('is not over before the resident was called back, unless the rating was none', () => {
    const silent = { calledBack: false };
    expect(rectificationFault(at('rectifying', silent), 'finish', manager)).toBe('no-call-back');
    expect(rectificationFault(at('overdue', silent), 'finish', manager)).toBe('no-call-back');
    expect(rectificationFault(at('cannot-rectify-review', silent), 'approve-impossible', manager)).toBe(
      'no-call-back',
    );
    expect(rectificationFault(at('invalid-review', silent), 'approve-invalid', manager)).toBeNull();
  });

  it('lets nobody decide on a claim of their own', () => {
    const own = { claimantId: manager.id };
    for (const step of ['approve-invalid', 'reject-claim'] as const) {
      expect(rectificationFault(at('invalid-review', own), step, manager)).toBe('own-claim');
    }
    expect(rectificationFault(at('cannot-rectify-review', own), 'approve-impossible', manager)).toBe(
      'own-claim',
    );
  });

  it('offers what can be done, and what only lacks the call-back with that reason', () => {
    expect(rectificationStepsNow(at('rectifying', { calledBack: false }), manager)).toEqual([
      { step: 'call-back', lacks: null },
      { step: 'finish', lacks: 'call-back' },
      { step: 'claim-invalid', lacks: null },
      { step: 'claim-impossible', lacks: null },
    ]);
    expect(rectificationStepsNow(at('done'), manager)).toEqual([]);
    expect(rectificationStepsNow(at('to-rectify'), { id: 'x', role: 'auditor' })).toEqual([]);
  });

  it('has an outcome wherever it ends, and nowhere else', () => {
    const ending = RECTIFICATION_STEPS.filter((step) => RECTIFICATION_TRANSITIONS[step].to === 'done');
    const withOutcome = RECTIFICATION_STEPS.filter((step) => RECTIFICATION_TRANSITIONS[step].outcome);
    expect(withOutcome).toEqual(ending);
  });
});
