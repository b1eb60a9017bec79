import { describe, expect, it } from 'vitest';
import { applyStep, type CasePaper, type CaseSituation, type StepAnswers } from './case-lifecycle.ts';

const system = { role: 'system', department: '' } as const;
const there: CasePaper = {
  id: 'there',
  required: true,
  received: true,
  declared: false,
  lackingUntil: null,
  mayLack: false,
  declarable: false,
};
const main: CasePaper = { ...there, id: 'main', received: false };
const mayLack: CasePaper = { ...main, id: 'mayLack', mayLack: true };
const declarable: CasePaper = { ...main, id: 'declarable', declarable: true };
const ifAny: CasePaper = { ...main, id: 'ifAny', required: false };

function draft(papers: CasePaper[], change: Partial<CaseSituation> = {}): CaseSituation {
  return {
    state: null,
    history: [],
    papers,
    department: '民政',
    licence: false,
    extendedDays: 0,
    promisedDue: '2026-06-30',
    supplementDue: null,
    today: '2026-06-15',
    ...change,
  };
}

describe('一次性补正', () => {
  const told = (ids: string[]): StepAnswers => ({ corrections: ids.map((id) => ({ id, reason: '未交' })) });
  const tell = (ids: string[], change: Partial<CaseSituation> = {}) =>
    applyStep(draft([there, main, mayLack, ifAny], change), 'tell-correction', told(ids), system);

  it('names every paper that lacks, and may name one that came but does not hold', () => {
    expect(tell(['main', 'mayLack'])).toMatchObject({ allowed: true, state: 'correction-told' });
    expect(tell(['there', 'main', 'mayLack', 'ifAny'])).toMatchObject({ allowed: true });
    expect(tell(['main'])).toMatchObject({
      fault: { problems: [{ field: 'corrections', code: 'not-everything' }] },
    });
    expect(tell(['main', 'mayLack', 'other'])).toMatchObject({
      fault: { problems: [{ field: 'corrections', code: 'unknown-paper' }] },
    });
  });

  it('is told once', () => {
    const history = [{ step: 'tell-correction', fromState: null }];
    expect(tell(['main', 'mayLack'], { state: 'received', history })).toMatchObject({
      fault: { code: 'step-obstructed', obstacle: 'told-already' },
    });
  });
});

describe('容缺受理', () => {
  const accept = (papers: CasePaper[], answers: StepAnswers) =>
    applyStep(draft(papers), 'accept-with-gaps', { until: '2026-06-30', ...answers }, system);
  const problems = (...problems: { field: string; code: string }[]) => ({ fault: { problems } });

  it('lets only those papers follow that the item marks, until its own promise at the latest', () => {
    expect(accept([there, mayLack], { gaps: ['mayLack'] })).toEqual({
      allowed: true,
      state: 'accepted-with-gaps',
    });
    const gaps = ['mayLack'];
    expect(accept([mayLack], { gaps, until: '2026-07-01' })).toMatchObject(
      problems({ field: 'until', code: 'after-promise' }),
    );
    expect(accept([mayLack], { gaps, until: '2026-06-14' })).toMatchObject(
      problems({ field: 'until', code: 'in-the-past' }),
    );
    expect(accept([main], { gaps: ['main'] })).toMatchObject(
      problems({ field: 'gaps', code: 'unknown-paper' }),
    );
    expect(accept([main, mayLack], { gaps })).toMatchObject(
      problems({ field: 'gaps', code: 'must-be-here' }),
    );
    expect(accept([there, mayLack], { gaps: ['there', 'mayLack'] })).toMatchObject(
      problems({ field: 'gaps', code: 'unknown-paper' }),
    );
  });

  it('lets a declaration stand in only for those papers that the item marks', () => {
    expect(accept([there, declarable], { declared: ['declarable'] })).toEqual({
      allowed: true,
      state: 'accepted',
    });
    expect(accept([mayLack, declarable], { declared: ['declarable'], gaps: ['mayLack'] })).toMatchObject({
      state: 'accepted-with-gaps',
    });
    expect(accept([mayLack], { declared: ['mayLack'] })).toMatchObject(
      problems({ field: 'declared', code: 'unknown-paper' }),
    );
  });

  it('is no way around papers that are all there', () => {
    expect(accept([there], {})).toMatchObject({ fault: { code: 'step-obstructed', obstacle: 'no-gap' } });
  });
});

describe('a paper that was promised', () => {
  const gap = (id: string, until: string): CasePaper => ({ ...mayLack, id, lackingUntil: until });
  const open = (today: string, ...papers: CasePaper[]) =>
    draft(papers, { state: 'accepted-with-gaps', today });
  const fill = (ids: string[], ...papers: CasePaper[]) => {
    const came = ids.map((id) => ({ id, originals: 1, copies: 0 }));
    return applyStep(open('2026-06-15', ...papers), 'fill-gaps', { papers: came }, system);
  };

  it('holds up completion until it came', () => {
    const waiting = open('2026-06-15', gap('one', '2026-06-20'));
    expect(applyStep(waiting, 'complete', {}, system)).toMatchObject({
      fault: { code: 'step-obstructed', obstacle: 'gaps-open' },
    });
    expect(applyStep({ ...waiting, state: 'forwarded' }, 'complete', {}, system)).toMatchObject({
      fault: { obstacle: 'gaps-open' },
    });
    expect(applyStep(open('2026-06-15', there), 'complete', {}, system)).toMatchObject({ allowed: true });
  });

  it('comes alone or with the others; the last makes the acceptance a whole one', () => {
    const both = [gap('one', '2026-06-20'), gap('two', '2026-06-20')];
    expect(fill(['one'], ...both)).toMatchObject({ state: 'accepted-with-gaps' });
    expect(fill(['one', 'two'], ...both)).toMatchObject({ state: 'accepted' });
    expect(fill(['there'], there, ...both)).toMatchObject({
      fault: { problems: [{ field: 'papers', code: 'unknown-paper' }] },
    });
  });

  it('ends the case when its day is over, and not before', () => {
    const lapse = (today: string) =>
      applyStep(open(today, gap('one', '2026-06-20')), 'lapse', { reason: '到期未补' }, system);
    expect(lapse('2026-06-20')).toMatchObject({ fault: { obstacle: 'time-left' } });
    expect(lapse('2026-06-21')).toEqual({ allowed: true, state: 'lapsed' });
    const whole = draft([there], { state: 'accepted', today: '2027-01-01' });
    expect(applyStep(whole, 'lapse', { reason: '到期未补' }, system)).toMatchObject({
      fault: { obstacle: 'no-gap' },
    });
  });
});

describe('what was told to be put right', () => {
  it('ends the case when the day given to the resident is over, and not before', () => {
    const waiting = draft([main], { state: 'correction-told', supplementDue: '2026-06-20' });
    const lapse = (today: string) => applyStep({ ...waiting, today }, 'lapse', { reason: '逾期' }, system);
    expect(lapse('2026-06-20')).toMatchObject({ fault: { obstacle: 'time-left' } });
    expect(lapse('2026-06-21')).toEqual({ allowed: true, state: 'lapsed' });
  });

  it('cannot be accepted past a paper that lacks', () => {
    expect(applyStep(draft([there, main], { state: 'received' }), 'accept', {}, system)).toMatchObject({
      fault: { code: 'step-obstructed', obstacle: 'papers-lacking' },
    });
    expect(applyStep(draft([there, ifAny], { state: 'received' }), 'accept', {}, system)).toMatchObject({
      allowed: true,
    });
  });
});
