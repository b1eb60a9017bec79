import type { CaseDetail } from '#shared/contract/cases.ts';
import type { ClockStep } from '#shared/domain/case-clock.ts';
import { type CaseStep, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate, type WorkCalendar } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { countLimits, countReceipt } from '../cases/case-course.ts';
import { receiptLimits } from '../cases/receipt-limits.ts';
import type { CoreContext } from '../context.ts';
import type { DocumentStep } from './render.ts';
import { stepPapers } from './step-papers.ts';

type Event = CaseDetail['events'][number];

const notAccepted = {
  acceptedAt: null,
  acceptedOn: null,
  promised: null,
  statutory: null,
  promisedDue: null,
  statutoryDue: null,
};

/**
 * A case as it was right after one of its steps, with that step: what a document says does not change because the
 * case was accepted, suspended or extended later.
 */
export function caseAtStep(
  context: CoreContext,
  detail: CaseDetail,
  number: number,
): { asOf: CaseDetail; step: DocumentStep | null } {
  const event = detail.events.find((each) => each.number === number);
  if (!event) return { asOf: detail, step: null };
  const calendar = loadWorkCalendar(context.data.database.read);
  const on = localDateInShanghai(event.at);
  const after = limitsAfter(detail, number, on, calendar);
  const before = limitsAfter(detail, number - 1, on, calendar);
  const { days } = event.answers;
  const announced = event.step === 'suspend' && days !== undefined;
  return {
    asOf: {
      ...detail,
      ...(after
        ? { ...after, promisedDue: after.promised.due, statutoryDue: after.statutory?.due ?? null }
        : { ...notAccepted, receipt: receiptAt(context, detail, event, calendar) }),
    },
    step: {
      step: event.step,
      state: event.toState,
      reason: event.note,
      answers: event.answers,
      promisedBefore: before?.promised.due ?? '',
      statutoryBefore: before?.statutory?.due ?? null,
      expectedUntil: announced ? countDueDate(on, days, calendar).due : null,
      supplementDue: supplementDue(context, detail, event, calendar),
      ...stepPapers(detail, event),
    },
  };
}

/** What the office owed an answer for at a step; as it was told, also after the case was accepted. */
function receiptAt(
  { data: { database } }: CoreContext,
  detail: CaseDetail,
  event: Event,
  calendar: WorkCalendar,
): CaseDetail['receipt'] {
  if (detail.receipt) return detail.receipt;
  const limits = receiptLimits(database.read);
  const steps = detail.events.filter(({ number }) => number <= event.number).map(clockStep);
  const { receipt } = countReceipt(steps, limits, calendar);
  return receipt && { ...receipt, workdays: limits.toTell };
}

/** Until when the resident was given time; as it was told, also after the papers came. */
function supplementDue(
  { data: { database } }: CoreContext,
  detail: CaseDetail,
  event: Event,
  calendar: WorkCalendar,
): string | null {
  if (event.step !== 'tell-correction') return null;
  const steps = detail.events.filter(({ number }) => number <= event.number).map(clockStep);
  const told = countReceipt(steps, receiptLimits(database.read), calendar).supplement;
  return detail.supplement?.due.due ?? told?.due.due ?? null;
}

/** Both limits after the first so many steps; null while the case was not accepted. */
function limitsAfter(detail: CaseDetail, last: number, today: string, calendar: WorkCalendar) {
  const taken = detail.events.filter((each) => each.number <= last);
  if (detail.acceptedOn === null || !taken.some(startsClock)) return null;
  const row = {
    accepted_on: detail.acceptedOn,
    promised_days: detail.promisedDays,
    statutory_days: detail.statutoryDays,
  };
  return countLimits(row, taken.map(clockStep), today, calendar);
}

function clockStep({ step, at, answers }: Event): ClockStep {
  return { step, on: localDateInShanghai(at), days: answers.days };
}

/** A step that a later version of the application names starts nothing here. */
function startsClock({ step }: Event): boolean {
  return Object.hasOwn(TRANSITIONS, step) && TRANSITIONS[step as CaseStep].clock === 'starts';
}
