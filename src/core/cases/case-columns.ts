import type { ClockStep } from '#shared/domain/case-clock.ts';
import {
  type CaseState,
  type CaseStep,
  gapsUntil,
  type StepAnswers,
  TRANSITIONS,
} from '#shared/domain/case-lifecycle.ts';
import { receiptBegan } from '#shared/domain/case-receipt.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import {
  type CaseCourse,
  clockStep,
  countLimits,
  countReceipt,
  limitColumns,
  type ReceiptLimits,
  receiptColumns,
} from './case-course.ts';

/** A step that the rules have let pass. */
export interface PassedStep {
  step: CaseStep;
  state: CaseState;
  at: string;
  answers: StepAnswers;
}

/** What a step changes in the row of a case. */
export function columnsAfter(course: CaseCourse, passed: PassedStep, limits: ReceiptLimits) {
  const { row, events, situation, calendar } = course;
  const { step, state, at, answers } = passed;
  const { clock } = TRANSITIONS[step];
  // What is closed keeps the dates it was closed with.
  if (row.closed_at !== null) return { state };
  const { today } = situation;
  const taken: ClockStep = { step, on: today, days: answers.days };
  const steps = [...events.map(clockStep), taken];
  if (clock === 'not-yet') return { state, ...receiptColumns(countReceipt(steps, limits, calendar)) };
  const before = { receipt_due: null, supplement_due: null };
  const ended = clock === 'ends' ? { closed_at: at, forwarded_to: null, gap_due: null } : {};
  const accepted = acceptance(course, passed);
  if (accepted.accepted_on === null) return { state, ...before, ...ended };
  const since = { ...row, accepted_on: accepted.accepted_on };
  const counted = countLimits(since, steps, today, calendar);
  const stillSuspended = clock === 'goes-on' ? row.suspended_on : null;
  return {
    state,
    ...before,
    ...accepted,
    ...limitColumns(counted),
    extension_days: counted.extensionDays > 0 ? counted.extensionDays : null,
    suspended_on: clock === 'pauses' ? today : stillSuspended,
    suspended_until: suspendedUntil(course, passed),
    gap_due: gapDue(course, passed),
    forwarded_to: forwardedTo(course, passed),
    ...ended,
  };
}

/** 视为受理 dates back to the day on which the papers were received. */
function acceptance({ row, events, situation }: CaseCourse, { step, at }: PassedStep) {
  if (TRANSITIONS[step].clock !== 'starts') {
    return { accepted_at: row.accepted_at, accepted_on: row.accepted_on };
  }
  if (step !== 'deemed-accepted') return { accepted_at: at, accepted_on: situation.today };
  const steps = events.map(clockStep);
  const began = receiptBegan(steps) ?? row.received_on;
  const received = events.findLast(
    ({ step: taken }, index) => steps[index]?.on === began && (taken === 'receive' || taken === 'supplement'),
  );
  return { accepted_at: received?.at ?? row.received_at, accepted_on: began };
}

function suspendedUntil({ row, situation, calendar }: CaseCourse, { step, answers }: PassedStep) {
  if (step === 'suspend') return countDueDate(situation.today, answers.days ?? 0, calendar).due;
  return TRANSITIONS[step].clock === 'goes-on' ? row.suspended_until : null;
}

function gapDue({ situation }: CaseCourse, { step, answers }: PassedStep): string | null {
  if (step === 'accept-with-gaps') return answers.gaps?.length ? (answers.until ?? null) : null;
  const came = new Set(step === 'fill-gaps' ? answers.papers?.map(({ id }) => id) : []);
  return gapsUntil(situation.papers.filter(({ id }) => !came.has(id)));
}

function forwardedTo({ row }: CaseCourse, { step, answers }: PassedStep): string | null {
  if (step === 'forward' || step === 'forward-again') return answers.department ?? null;
  return step === 'return' ? null : row.forwarded_to;
}
