import { describe, expect, it } from 'vitest';
import { applyStep, CASE_STEPS, type CaseState, rolesFor, stepsNow, TRANSITIONS } from './case-lifecycle.ts';
import { allowed, full, ready, situation, taker } from './case-situation.fixture.ts';
import { faultOfClaim } from './claimed-step.ts';
import { STAFF_ROLES } from './staff-role.ts';

describe('who may take a step', () => {
  const triples = allowed.flatMap(([state, step]) => STAFF_ROLES.map((role) => [state, step, role] as const));
  const may = ([state, step, role]: (typeof triples)[number]) =>
    rolesFor(step, ready(state, step)).includes(role);

  it.each(triples.filter(may))('in %s, %s is taken by a %s', (state, step, role) => {
    expect(applyStep(ready(state, step), step, full, taker(role))).toMatchObject({ allowed: true });
    expect(stepsNow(ready(state, step), taker(role))).toContain(step);
  });

  it.each(triples.filter((triple) => !may(triple)))('in %s, %s is not for a %s', (state, step, role) => {
    expect(applyStep(ready(state, step), step, full, taker(role))).toEqual({
      allowed: false,
      fault: { code: 'role-not-allowed', role, allowed: rolesFor(step, ready(state, step)) },
    });
    expect(stepsNow(ready(state, step), taker(role))).not.toContain(step);
  });

  it('is written in the table, and says of each role what it is here for', () => {
    const of = (role: (typeof STAFF_ROLES)[number]) =>
      CASE_STEPS.filter((step) => TRANSITIONS[step].by.includes(role));
    expect(of('auditor')).toEqual([]);
    expect(of('administrator')).toEqual([]);
    expect(of('handler')).toEqual([
      'return',
      'opine',
      'suspend',
      'resume',
      'extend',
      'complete',
      'refuse',
      'lapse',
    ]);
    const all = CASE_STEPS.filter((step) => TRANSITIONS[step].by.length > 0);
    expect(of('manager')).toEqual(all);
    expect(CASE_STEPS.filter((step) => !all.includes(step))).toEqual(['deemed-accepted', 'rate']);
  });

  it('lets the clerk decide only while no department has the case', () => {
    for (const step of ['complete', 'refuse', 'extend', 'suspend'] as const) {
      expect(applyStep(situation('accepted'), step, full, taker('clerk'))).toMatchObject({ allowed: true });
      expect(applyStep(situation('forwarded'), step, full, taker('clerk'))).toMatchObject({
        fault: { code: 'role-not-allowed', allowed: ['handler', 'manager'] },
      });
    }
    const suspendedIn = (fromState: CaseState) =>
      situation('suspended', { history: [{ step: 'suspend', fromState }] });
    expect(applyStep(suspendedIn('accepted'), 'resume', {}, taker('clerk'))).toMatchObject({ allowed: true });
    expect(applyStep(suspendedIn('forwarded'), 'resume', {}, taker('clerk'))).toMatchObject({
      allowed: false,
    });
  });

  it('belongs to the department while it has the case, and not once that gave it back or before it came', () => {
    const decided = ['complete', 'refuse', 'extend'] as const;
    const taken = (state: CaseState, role: 'handler' | 'clerk' | 'manager') =>
      decided.filter((step) => applyStep(situation(state), step, full, taker(role)).allowed);
    expect(taken('forwarded', 'handler')).toEqual(decided);
    expect(taken('returned', 'handler')).toEqual([]);
    expect(taken('consultation', 'handler')).toEqual([]);
    expect(taken('accepted', 'handler')).toEqual([]);
    expect(taken('returned', 'clerk')).toEqual(decided);
    expect(taken('consultation', 'clerk')).toEqual([]);
    for (const state of ['returned', 'consultation'] as const) {
      expect(taken(state, 'manager')).toEqual(decided);
      const claim = { from: state, step: 'complete', to: 'completed', role: 'handler' } as const;
      expect(faultOfClaim(claim)).toBe('role-not-allowed');
    }
    const late = { ...ready('returned', 'lapse') };
    expect(applyStep(late, 'lapse', full, taker('handler')).allowed).toBe(false);
    expect(applyStep(late, 'lapse', full, taker('clerk')).allowed).toBe(true);
    // In a consultation the department still says what it thinks.
    expect(applyStep(situation('consultation'), 'opine', full, taker('handler')).allowed).toBe(true);
  });

  it('leaves a handler only what the own department has', () => {
    const elsewhere = situation('forwarded', { department: '农业农村' });
    expect(applyStep(elsewhere, 'complete', {}, taker('handler'))).toMatchObject({
      fault: { code: 'step-obstructed', obstacle: 'other-department' },
    });
    expect(stepsNow(elsewhere, taker('handler'))).toEqual([]);
    expect(applyStep(elsewhere, 'complete', {}, taker('manager'))).toMatchObject({ allowed: true });
  });
});
