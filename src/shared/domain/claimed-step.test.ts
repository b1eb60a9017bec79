import { describe, expect, it } from 'vitest';
import { applyStep, CASE_STEPS, type CaseStep } from './case-lifecycle.ts';
import { full, ready, states, system, taker } from './case-situation.fixture.ts';
import { faultOfClaim } from './claimed-step.ts';
import { STAFF_ROLES } from './staff-role.ts';

const claims = states.flatMap((state) => CASE_STEPS.map((step): [typeof state, CaseStep] => [state, step]));

describe('a step that another site says was taken', () => {
  it.each(claims)('from %s, %s is believed of whoever may take it', (state, step) => {
    for (const by of [...STAFF_ROLES.map(taker), system]) {
      const outcome = applyStep(ready(state, step), step, full, by);
      if (!outcome.allowed) continue;
      expect(faultOfClaim({ from: state, step, to: outcome.state, role: by.role })).toBeNull();
    }
  });

  it.each(claims)('from %s, %s is not believed where the table does not lead', (state, step) => {
    const outcome = applyStep(ready(state, step), step, full, system);
    const to = outcome.allowed ? outcome.state : 'accepted';
    if (!outcome.allowed && outcome.fault.code === 'step-not-allowed') {
      expect(faultOfClaim({ from: state, step, to, role: 'system' })).toBe('step-not-allowed');
    }
    for (const role of ['administrator', 'auditor'] as const) {
      expect(faultOfClaim({ from: state, step, to, role })).not.toBeNull();
    }
  });

  it('is believed to have been handed over where it stayed as it was', () => {
    const handed = { from: 'accepted', step: 'hand-over', to: 'accepted', role: 'clerk' } as const;
    expect(faultOfClaim(handed)).toBeNull();
    expect(faultOfClaim({ ...handed, to: 'completed' })).toBe('step-not-allowed');
    expect(faultOfClaim({ ...handed, role: 'auditor' })).toBe('role-not-allowed');
  });

  it('is not believed to lead anywhere else, or when nobody knows it', () => {
    const accept = { from: null, step: 'accept', to: 'accepted', role: 'clerk' } as const;
    expect(faultOfClaim(accept)).toBeNull();
    expect(faultOfClaim({ ...accept, to: 'delivered' })).toBe('step-not-allowed');
    expect(faultOfClaim({ ...accept, step: '__proto__' })).toBe('step-not-allowed');
    expect(faultOfClaim({ ...accept, from: 'nowhere' })).toBe('step-not-allowed');
    expect(faultOfClaim({ ...accept, role: 'resident' })).toBe('role-not-allowed');
  });
});
