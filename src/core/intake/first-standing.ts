import type { ServiceItem } from '#shared/contract/catalogue.ts';
import { TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { countDueDate, type LocalDate, type WorkCalendar } from '#shared/domain/workdays.ts';
import { countReceipt, limitColumns, type ReceiptLimits, receiptColumns } from '../cases/case-course.ts';
import { type CaseStanding, type TakenCaseStep, untouched } from './insert-case.ts';

/** How a case stands right after the step that made it. */
export function standingAfter(
  { step, to, at, answers }: TakenCaseStep,
  {
    item,
    today,
    calendar,
    limits,
  }: { item: ServiceItem; today: LocalDate; calendar: WorkCalendar; limits: ReceiptLimits },
): CaseStanding {
  const { clock } = TRANSITIONS[step];
  if (clock === 'ends') return { ...untouched, state: to, closed_at: at };
  if (clock !== 'starts') {
    return {
      ...untouched,
      state: to,
      ...receiptColumns(countReceipt([{ step, on: today }], limits, calendar)),
    };
  }
  const counted = {
    promised: countDueDate(today, item.promisedDays, calendar),
    statutory: item.statutoryDays === null ? null : countDueDate(today, item.statutoryDays, calendar),
    extensionDays: 0,
  };
  return {
    ...untouched,
    state: to,
    accepted_at: at,
    accepted_on: today,
    ...limitColumns(counted),
    ...(answers.gaps?.length && answers.until && { gap_due: answers.until }),
  };
}
