import type { CaseState, CaseStep, DocumentKind, StepQuestion } from './case-vocabulary.ts';
import type { StaffRole } from './staff-role.ts';

/** One row of the transition table. */
export interface Transition {
  readonly from: readonly CaseState[];
  /** Also taken from the draft at the window, where it makes the case. */
  readonly fromDraft?: true;
  /** `unchanged` stays where it is; `before-suspension` goes back to the state the pause began in. */
  readonly to: CaseState | 'unchanged' | 'before-suspension';
  /** The state instead of `to` from the second time on. */
  readonly toAgain?: CaseState;
  /** At most once in the life of a case. */
  readonly once?: true;
  /** Which members of staff may take it; none where the law or the resident decides. */
  readonly by: readonly StaffRole[];
  /**
   * Only whoever holds the case: the clerk while it lies at the window, a handler while a department has it and not once it
   * was given back. The manager answers for both.
   */
  readonly byHolder?: true;
  readonly asks: readonly StepQuestion[];
  readonly issues: readonly DocumentKind[];
  /**
   * What the step does to the main clock: before acceptance there is none, acceptance starts it, `ends` closes the
   * case.
   */
  readonly clock: 'not-yet' | 'starts' | 'goes-on' | 'pauses' | 'resumes' | 'ends';
}

/** The states in which the case is handled where it was taken in. */
const AT_WINDOW = ['accepted', 'accepted-with-gaps'] as const;
/** The states in which somebody owes the resident work and the main clock runs. */
const RUNNING = [...AT_WINDOW, 'forwarded', 'returned', 'consultation'] as const;

const WINDOW = ['clerk', 'manager'] as const;
const DEPARTMENT = ['handler', 'manager'] as const;

/**
 * The whole life of a case, one table for the screen, the core and the hub.
 *
 * What lacks is told once, all of it, within five working days; untold, the papers count as accepted from the day
 * they were received (Administrative Licensing Law art. 32). A department gives a case back only with a reason and
 * the owner it proposes; given back a second time it goes to consultation (会商) instead of around once more.
 * Special procedures are announced in writing with their days and an extension needs the head's approval and its
 * reasons told (art. 42 and 45).
 */
export const TRANSITIONS: Readonly<Record<CaseStep, Transition>> = {
  receive: {
    from: [],
    fromDraft: true,
    to: 'received',
    by: WINDOW,
    asks: [],
    issues: ['materials-receipt'],
    clock: 'not-yet',
  },
  accept: {
    from: ['received'],
    fromDraft: true,
    to: 'accepted',
    by: WINDOW,
    asks: [],
    issues: ['acceptance-notice'],
    clock: 'starts',
  },
  'accept-with-gaps': {
    from: ['received'],
    fromDraft: true,
    to: 'accepted-with-gaps',
    by: WINDOW,
    asks: ['gaps'],
    issues: ['gap-pledge', 'gap-notice'],
    clock: 'starts',
  },
  'tell-correction': {
    from: ['received'],
    fromDraft: true,
    to: 'correction-told',
    once: true,
    by: WINDOW,
    asks: ['corrections'],
    issues: ['correction-notice'],
    clock: 'not-yet',
  },
  supplement: {
    from: ['received', 'correction-told'],
    to: 'received',
    by: WINDOW,
    asks: ['papers'],
    issues: ['materials-receipt'],
    clock: 'not-yet',
  },
  decline: {
    from: ['received'],
    fromDraft: true,
    to: 'declined',
    by: WINDOW,
    asks: ['reason', 'authority'],
    issues: ['decline-notice'],
    clock: 'ends',
  },
  // 视为受理: nobody decides it, the law does.
  'deemed-accepted': {
    from: ['received'],
    to: 'accepted',
    by: [],
    asks: [],
    issues: ['acceptance-notice'],
    clock: 'starts',
  },
  forward: {
    from: AT_WINDOW,
    to: 'forwarded',
    by: WINDOW,
    asks: ['department'],
    issues: ['transfer-slip'],
    clock: 'goes-on',
  },
  'forward-again': {
    from: ['returned', 'consultation'],
    to: 'forwarded',
    by: WINDOW,
    asks: ['department', 'reason'],
    issues: ['transfer-slip'],
    clock: 'goes-on',
  },
  return: {
    from: ['forwarded'],
    to: 'returned',
    toAgain: 'consultation',
    by: DEPARTMENT,
    asks: ['reason', 'proposedOwner'],
    issues: [],
    clock: 'goes-on',
  },
  opine: {
    from: ['forwarded', 'consultation', 'suspended'],
    to: 'unchanged',
    by: DEPARTMENT,
    asks: ['reason'],
    issues: [],
    clock: 'goes-on',
  },
  'fill-gaps': {
    from: [...RUNNING, 'suspended'],
    to: 'unchanged',
    by: WINDOW,
    asks: ['papers'],
    issues: ['materials-receipt'],
    clock: 'goes-on',
  },
  suspend: {
    from: [...AT_WINDOW, 'forwarded'],
    to: 'suspended',
    by: DEPARTMENT,
    byHolder: true,
    asks: ['reason', 'days'],
    issues: ['special-procedure-notice'],
    clock: 'pauses',
  },
  resume: {
    from: ['suspended'],
    to: 'before-suspension',
    by: DEPARTMENT,
    byHolder: true,
    asks: [],
    issues: [],
    clock: 'resumes',
  },
  extend: {
    from: RUNNING,
    to: 'unchanged',
    by: DEPARTMENT,
    byHolder: true,
    asks: ['days', 'reason', 'approver'],
    issues: ['extension-notice'],
    clock: 'goes-on',
  },
  urge: {
    from: ['forwarded', 'consultation'],
    to: 'unchanged',
    by: WINDOW,
    asks: ['reason'],
    issues: [],
    clock: 'goes-on',
  },
  complete: {
    from: RUNNING,
    to: 'completed',
    by: DEPARTMENT,
    byHolder: true,
    asks: [],
    issues: ['completion-notice'],
    clock: 'ends',
  },
  refuse: {
    from: RUNNING,
    to: 'refused',
    by: DEPARTMENT,
    byHolder: true,
    asks: ['reason'],
    issues: ['completion-notice'],
    clock: 'ends',
  },
  // 逾期终止: what was to be put right or to follow did not come in time.
  lapse: {
    from: ['correction-told', ...RUNNING],
    to: 'lapsed',
    by: ['clerk', 'handler', 'manager'],
    byHolder: true,
    asks: ['reason'],
    issues: ['completion-notice'],
    clock: 'ends',
  },
  withdraw: {
    from: ['received', 'correction-told', ...RUNNING, 'suspended'],
    to: 'withdrawn',
    by: WINDOW,
    asks: ['reason'],
    issues: [],
    clock: 'ends',
  },
  deliver: {
    from: ['completed', 'refused'],
    to: 'delivered',
    by: WINDOW,
    asks: ['delivery'],
    issues: ['delivery-record'],
    clock: 'goes-on',
  },
  // Never by staff.
  rate: {
    from: ['delivered'],
    to: 'rated',
    by: [],
    asks: ['rating'],
    issues: [],
    clock: 'goes-on',
  },
};

/**
 * The documents that a step issues. From the draft the papers handed in are receipted too. Where a declaration
 * stands in for everything that lacks, nothing follows and the case is accepted by the plain notice.
 * @param papersCame false where papers are asked for and none came: there is nothing to receipt then
 */
export function documentsIssued(
  step: CaseStep,
  fromDraft: boolean,
  to: CaseState,
  papersCame = true,
): readonly DocumentKind[] {
  const { issues } = TRANSITIONS[step];
  const own: readonly DocumentKind[] =
    step === 'accept-with-gaps' && to === 'accepted' ? ['gap-pledge', 'acceptance-notice'] : issues;
  const receipted = step === 'receive' || step === 'decline' || !fromDraft || !papersCame;
  return receipted ? own : ['materials-receipt', ...own];
}

/** Who holds a case: the window, a department, or neither while departments consult (会商) or once it is closed. */
export type CaseHolder = 'window' | 'department' | 'neither';

/** Who holds a case by its state; of a suspended one, by the state in which it was suspended. */
export function holderIn(state: CaseState | null): CaseHolder {
  if (state === 'forwarded') return 'department';
  return state === 'returned' || AT_WINDOW.some((held) => held === state) ? 'window' : 'neither';
}

/** Who may take a step, by the table; `unknown`: whoever could, did anybody know who holds the case. */
export function rolesWhile(step: CaseStep, holder: CaseHolder | 'unknown'): readonly StaffRole[] {
  const { by, byHolder } = TRANSITIONS[step];
  if (!byHolder) return by;
  const department = holder === 'department' || holder === 'unknown';
  const window = holder === 'window' || holder === 'unknown';
  const roles = department ? by : by.filter((role) => role !== 'handler');
  return window && !by.includes('clerk') ? ['clerk', ...roles] : roles;
}
