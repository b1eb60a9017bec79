import type { CaseDetail } from '#shared/contract/cases.ts';
import type { ClockStep } from '#shared/domain/case-clock.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import { countLimits } from '../cases/case-course.ts';
import type { CoreContext } from '../context.ts';
import type { DocumentStep } from './render.ts';

/**
 * A case as it was right after one of its steps, with that step: what a document says does not change because the
 * case was suspended or extended later.
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
  const limitsAfter = (last: number) => {
    const steps = detail.events
      .filter((each) => each.number <= last)
      .map(
        (each): ClockStep => ({ step: each.step, on: localDateInShanghai(each.at), days: each.answers.days }),
      );
    const row = {
      accepted_on: detail.acceptedOn,
      promised_days: detail.promisedDays,
      statutory_days: detail.statutoryDays,
    };
    return countLimits(row, steps, on, calendar);
  };
  const after = limitsAfter(number);
  const before = limitsAfter(number - 1);
  const { days } = event.answers;
  const announced = event.step === 'suspend' && days !== undefined;
  return {
    asOf: {
      ...detail,
      ...after,
      promisedDue: after.promised.due,
      statutoryDue: after.statutory?.due ?? null,
    },
    step: {
      state: event.toState,
      reason: event.note,
      answers: event.answers,
      promisedBefore: before.promised.due,
      statutoryBefore: before.statutory?.due ?? null,
      expectedUntil: announced ? countDueDate(on, days, calendar).due : null,
    },
  };
}
