import { describe, expect, it } from 'vitest';
import {
  applyStep,
  CASE_STEPS,
  type CasePaper,
  type CaseSituation,
  type CaseState,
  type CaseStep,
  documentsIssued,
  longestDays,
  type StepAnswers,
  stepsFrom,
  stepsNow,
  TRANSITIONS,
} from './case-lifecycle.ts';
import {
  allowed,
  forbidden,
  full,
  paper,
  promised,
  ready,
  situation,
  states,
  system,
  taker,
} from './case-situation.fixture.ts';
import { STAFF_ROLES } from './staff-role.ts';

describe('the transition table', () => {
  it.each(allowed)('in %s allows %s', (state, step) => {
    const { to } = TRANSITIONS[step];
    const expected = to === 'unchanged' ? state : to === 'before-suspension' ? 'accepted' : to;
    // The last paper that was promised makes an acceptance a whole one.
    const filled = step === 'fill-gaps' && state === 'accepted-with-gaps';
    expect(applyStep(ready(state, step), step, full, system)).toEqual({
      allowed: true,
      state: filled ? 'accepted' : expected,
    });
    expect(stepsFrom(state)).toContain(step);
  });

  it.each(forbidden)('in %s forbids %s, whatever is answered and whoever takes it', (state, step) => {
    for (const role of [...STAFF_ROLES, 'system'] as const) {
      expect(applyStep(ready(state, step), step, full, taker(role))).toEqual({
        allowed: false,
        fault: { code: 'step-not-allowed', step, state },
      });
    }
    expect(stepsFrom(state)).not.toContain(step);
  });

  it('reaches every state from the draft', () => {
    const reached = new Set<CaseState | null>([null]);
    for (const state of reached) {
      for (const step of stepsFrom(state)) {
        const { to, toAgain } = TRANSITIONS[step];
        if (to !== 'unchanged' && to !== 'before-suspension') reached.add(to);
        if (toAgain) reached.add(toAgain);
      }
    }
    expect(reached).toEqual(new Set(states));
  });

  it('ends the clock of every case that can end, and never starts it again', () => {
    const ended = CASE_STEPS.filter((step) => TRANSITIONS[step].clock === 'ends').map(
      (step) => TRANSITIONS[step].to as CaseState,
    );
    for (const state of [...ended, 'delivered'] as const) {
      for (const step of stepsFrom(state)) expect(TRANSITIONS[step].clock).toBe('goes-on');
    }
    for (const state of ['declined', 'lapsed', 'withdrawn', 'rated'] as const) {
      expect(stepsFrom(state)).toEqual([]);
    }
  });

  it('starts the clock only where there was none', () => {
    for (const [state, step] of allowed) {
      const { clock } = TRANSITIONS[step];
      const before = state === null || state === 'received' || state === 'correction-told';
      if (clock === 'starts' || clock === 'not-yet') expect(before, `${state} ${step}`).toBe(true);
      else if (clock !== 'ends') expect(before, `${state} ${step}`).toBe(false);
    }
  });

  it('issues no document twice in one step and asks no question twice', () => {
    for (const [state, step] of allowed) {
      const issues = documentsIssued(step, state === null, TRANSITIONS[step].to as CaseState);
      expect(new Set(issues).size).toBe(issues.length);
      expect(new Set(TRANSITIONS[step].asks).size).toBe(TRANSITIONS[step].asks.length);
    }
  });

  it('receipts the papers handed in, whatever else is decided at once, unless they go back', () => {
    for (const step of stepsFrom(null)) {
      const issued = documentsIssued(step, true, TRANSITIONS[step].to as CaseState);
      expect(issued.includes('materials-receipt'), step).toBe(step !== 'decline');
    }
  });
});

const answersOf: Record<string, (keyof StepAnswers)[]> = {
  delivery: ['deliveryWay', 'deliveryReference'],
  gaps: ['gaps', 'until'],
  authority: [],
};
const notText: (keyof StepAnswers)[] = [
  'days',
  'deliveryWay',
  'corrections',
  'gaps',
  'until',
  'papers',
  'rating',
];
const questions = allowed.flatMap(([state, step]) =>
  TRANSITIONS[step].asks
    .flatMap((question) => answersOf[question] ?? [question as keyof StepAnswers])
    .map((field) => [state, step, field] as const),
);

describe('a step', () => {
  it.each(questions)('in %s, %s, is refused without %s', (state, step, field) => {
    for (const nothing of notText.includes(field) ? [undefined] : [undefined, '', ' 　']) {
      expect(applyStep(ready(state, step), step, { ...full, [field]: nothing }, system)).toEqual({
        allowed: false,
        fault: { code: 'invalid-answers', problems: [{ field, code: 'empty' }] },
      });
    }
  });

  it('tells everything that lacks at once', () => {
    expect(applyStep(situation('accepted'), 'extend', {}, system)).toMatchObject({
      fault: { problems: [{ field: 'days' }, { field: 'reason' }, { field: 'approver' }] },
    });
  });

  it('delivered at the counter needs no reference', () => {
    const answers = { deliveryWay: 'counter' } as const;
    expect(applyStep(situation('completed'), 'deliver', answers, system)).toEqual({
      allowed: true,
      state: 'delivered',
    });
  });
});

describe('a case that is given back', () => {
  it('goes to the window the first time and to consultation from the second on', () => {
    const once = situation('forwarded');
    expect(applyStep(once, 'return', full, system)).toMatchObject({ state: 'returned' });
    const history = [...once.history, { step: 'return', fromState: 'forwarded' }];
    expect(applyStep({ ...once, history }, 'return', full, system)).toMatchObject({ state: 'consultation' });
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
    expect(applyStep(situation('suspended', { history }), 'resume', {}, system)).toEqual({
      allowed: true,
      state: 'forwarded',
    });
  });

  it('ends in a whole acceptance when the last paper came meanwhile', () => {
    const history = [{ step: 'suspend', fromState: 'accepted-with-gaps' }];
    const resume = (papers: CasePaper[]) =>
      applyStep(situation('suspended', { history, papers }), 'resume', {}, system);
    expect(resume([promised('2026-06-22')])).toMatchObject({ state: 'accepted-with-gaps' });
    expect(resume([paper('missing')])).toMatchObject({ state: 'accepted' });
  });

  it('is announced with at least one day', () => {
    for (const days of [0, -1, 1.5, 251, Number.NaN]) {
      expect(applyStep(situation('accepted'), 'suspend', { ...full, days }, system)).toMatchObject({
        fault: { problems: [{ field: 'days', code: 'range' }] },
      });
    }
  });
});

describe('an extension', () => {
  const extend = (change: Partial<CaseSituation>, days: number) =>
    applyStep(situation('accepted', change), 'extend', { ...full, days }, system);

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
    const offered = (change: Partial<CaseSituation>) =>
      stepsNow(situation('accepted', change), taker('clerk'));
    expect(offered({})).toContain<CaseStep>('extend');
    expect(offered({ today: '2026-07-01' })).not.toContain<CaseStep>('extend');
    expect(offered({ licence: true, extendedDays: 10 })).not.toContain<CaseStep>('extend');
  });
});
