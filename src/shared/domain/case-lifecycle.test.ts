import { describe, expect, it } from 'vitest';
import {
  applyStep,
  CASE_STATES,
  CASE_STEPS,
  type CaseSituation,
  type CaseState,
  type CaseStep,
  longestDays,
  type StepAnswers,
  stepsFrom,
  stepsNow,
  TRANSITIONS,
} from './case-lifecycle.ts';

const full: StepAnswers = {
  reason: '需要鉴定',
  days: 5,
  approver: '梁主任',
  department: '民政',
  proposedOwner: '镇社会事务办',
  deliveryWay: 'post',
  deliveryReference: 'EMS123',
};

function situation(state: CaseState, change: Partial<CaseSituation> = {}): CaseSituation {
  return {
    state,
    history: [{ step: 'accept', fromState: null }],
    licence: false,
    extendedDays: 0,
    promisedDue: '2026-06-30',
    today: '2026-06-15',
    ...change,
  };
}

const pairs = CASE_STATES.flatMap((state) => CASE_STEPS.map((step) => [state, step] as const));
const allowed = pairs.filter(([state, step]) => TRANSITIONS[step].from.includes(state));
const forbidden = pairs.filter(([state, step]) => !TRANSITIONS[step].from.includes(state));

describe('the transition table', () => {
  it.each(allowed)('in %s allows %s', (state, step) => {
    const { to } = TRANSITIONS[step];
    const expected = to === 'unchanged' ? state : to === 'before-suspension' ? 'accepted' : to;
    expect(applyStep(situation(state), step, full)).toEqual({ allowed: true, state: expected });
    expect(stepsFrom(state)).toContain(step);
  });

  it.each(forbidden)('in %s forbids %s, whatever is answered', (state, step) => {
    expect(applyStep(situation(state), step, full)).toEqual({
      allowed: false,
      fault: { code: 'step-not-allowed', step, state },
    });
    expect(stepsFrom(state)).not.toContain(step);
  });

  it('reaches every state from acceptance', () => {
    const reached = new Set<CaseState>(['accepted']);
    for (const state of reached) {
      for (const step of stepsFrom(state)) {
        const { to, toAgain } = TRANSITIONS[step];
        if (to !== 'unchanged' && to !== 'before-suspension') reached.add(to);
        if (toAgain) reached.add(toAgain);
      }
    }
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
  });

  it('ends the clock of every case that can end, and never starts it again', () => {
    const ended = CASE_STEPS.filter((step) => TRANSITIONS[step].clock === 'ends').map(
      (step) => TRANSITIONS[step].to as CaseState,
    );
    for (const state of ended) {
      for (const step of stepsFrom(state)) expect(TRANSITIONS[step].clock).toBe('goes-on');
    }
    expect(stepsFrom('withdrawn')).toEqual([]);
    expect(stepsFrom('delivered')).toEqual([]);
  });

  it('issues no document twice in one step and asks no question twice', () => {
    for (const { asks, issues } of Object.values(TRANSITIONS)) {
      expect(new Set(asks).size).toBe(asks.length);
      expect(new Set(issues).size).toBe(issues.length);
    }
  });
});

const answersOf: Record<string, (keyof StepAnswers)[]> = { delivery: ['deliveryWay', 'deliveryReference'] };
const questions = allowed.flatMap(([state, step]) =>
  TRANSITIONS[step].asks
    .flatMap((question) => answersOf[question] ?? [question as keyof StepAnswers])
    .map((field) => [state, step, field] as const),
);

describe('a step', () => {
  it.each(questions)('in %s, %s, is refused without %s', (state, step, field) => {
    for (const nothing of field === 'days' || field === 'deliveryWay'
      ? [undefined]
      : [undefined, '', ' 　']) {
      expect(applyStep(situation(state), step, { ...full, [field]: nothing })).toEqual({
        allowed: false,
        fault: { code: 'invalid-answers', problems: [{ field, code: 'empty' }] },
      });
    }
  });

  it('tells everything that lacks at once', () => {
    expect(applyStep(situation('accepted'), 'extend', {})).toMatchObject({
      fault: { problems: [{ field: 'days' }, { field: 'reason' }, { field: 'approver' }] },
    });
  });

  it('needs no number for what is handed over at the counter', () => {
    expect(applyStep(situation('completed'), 'deliver', { deliveryWay: 'counter' })).toEqual({
      allowed: true,
      state: 'delivered',
    });
  });
});

describe('a case that is given back', () => {
  it('goes to the window the first time and to consultation from the second on', () => {
    const once = situation('forwarded');
    expect(applyStep(once, 'return', full)).toMatchObject({ state: 'returned' });
    const history = [...once.history, { step: 'return', fromState: 'forwarded' }];
    expect(applyStep({ ...once, history }, 'return', full)).toMatchObject({ state: 'consultation' });
  });
});

describe('a pause', () => {
  it('ends in the state the last one began in', () => {
    const history = [
      { step: 'accept', fromState: null },
      { step: 'suspend', fromState: 'accepted' },
      { step: 'resume', fromState: 'suspended' },
      { step: 'forward', fromState: 'accepted' },
      { step: 'suspend', fromState: 'forwarded' },
    ];
    expect(applyStep(situation('suspended', { history }), 'resume', {})).toEqual({
      allowed: true,
      state: 'forwarded',
    });
  });

  it('is announced with at least one day', () => {
    for (const days of [0, -1, 1.5, 251, Number.NaN]) {
      expect(applyStep(situation('accepted'), 'suspend', { ...full, days })).toMatchObject({
        fault: { problems: [{ field: 'days', code: 'range' }] },
      });
    }
  });
});

describe('an extension', () => {
  const extend = (change: Partial<CaseSituation>, days: number) =>
    applyStep(situation('accepted', change), 'extend', { ...full, days });

  it.each([
    [true, 0, 10],
    [true, 4, 6],
    [false, 0, 30],
  ])('of a licence (%s) extended by %i days already has at most %i days', (licence, extendedDays, most) => {
    const change = { licence, extendedDays };
    expect(longestDays('extend', situation('accepted', change))).toBe(most);
    expect(extend(change, most)).toMatchObject({ allowed: true });
    expect(extend(change, most + 1)).toMatchObject({
      fault: { problems: [{ field: 'days', code: 'range' }] },
    });
  });

  it('is asked for on the last day at the latest', () => {
    expect(extend({ today: '2026-06-30' }, 5)).toMatchObject({ allowed: true });
    expect(extend({ today: '2026-07-01' }, 5)).toMatchObject({
      fault: { problems: [{ field: 'days', code: 'after-expiry' }] },
    });
  });

  it('is not offered when it would be refused', () => {
    const offered = (change: Partial<CaseSituation>) => stepsNow(situation('accepted', change));
    expect(offered({})).toContain<CaseStep>('extend');
    expect(offered({ today: '2026-07-01' })).not.toContain<CaseStep>('extend');
    expect(offered({ licence: true, extendedDays: 10 })).not.toContain<CaseStep>('extend');
  });
});
