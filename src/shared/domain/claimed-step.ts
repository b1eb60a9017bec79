import { holderIn, rolesWhile, TRANSITIONS } from './case-transitions.ts';
import type { CaseState, CaseStep } from './case-vocabulary.ts';
import { CASE_STATES, CASE_STEPS } from './case-vocabulary.ts';
import type { StaffRole } from './staff-role.ts';

/** A step as another site says it was taken. */
export interface ClaimedStep {
  from: string | null;
  step: string;
  to: string;
  /** `system` for the application itself, `resident` for who is served. */
  role: StaffRole | 'system' | 'resident';
}

/**
 * Why a step cannot have been taken, as far as the table alone can tell without the papers and the calendar of the site
 * that took it; null when it can.
 */
export function faultOfClaim(claim: ClaimedStep): 'step-not-allowed' | 'role-not-allowed' | null {
  if (claim.step === 'hand-over' || claim.step === 'transfer') return faultOfHandOver(claim);
  const step = CASE_STEPS.find((known) => known === claim.step);
  const from = claim.from === null ? null : CASE_STATES.find((known) => known === claim.from);
  if (step === undefined || from === undefined) return 'step-not-allowed';
  const { fromDraft, from: origins, by } = TRANSITIONS[step];
  const leadsOn = from === null ? fromDraft === true : origins.includes(from);
  if (!leadsOn || !endsOf(step, from).includes(claim.to)) return 'step-not-allowed';
  // Some steps are nobody's at a desk: the law takes them, or the resident.
  if (by.length === 0)
    return claim.role === 'system' || claim.role === 'resident' ? null : 'role-not-allowed';
  if (claim.role === 'system') return null;
  const roles = rolesWhile(step, from === 'suspended' ? 'unknown' : holderIn(from));
  return roles.some((role) => role === claim.role) ? null : 'role-not-allowed';
}

/** 交接班 and 移交 stand in the history of a case and move it nowhere: another clerk or another centre has it. */
function faultOfHandOver({ from, to, role }: ClaimedStep): 'step-not-allowed' | 'role-not-allowed' | null {
  if (from !== to) return 'step-not-allowed';
  return ['clerk', 'handler', 'manager', 'system'].includes(role) ? null : 'role-not-allowed';
}

/** The states a step can lead to from a state, whatever the papers say. */
function endsOf(step: CaseStep, from: CaseState | null): readonly string[] {
  const { to, toAgain } = TRANSITIONS[step];
  if (to === 'before-suspension') return TRANSITIONS.suspend.from;
  const ends: string[] = to === 'unchanged' ? [from ?? ''] : [to];
  if (toAgain) ends.push(toAgain);
  // With the last paper there, nothing is lacking any more.
  if (step === 'accept-with-gaps' || (step === 'fill-gaps' && from === 'accepted-with-gaps'))
    ends.push('accepted');
  return ends;
}
