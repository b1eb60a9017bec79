import type { LocalDate } from './local-date.ts';
import { countDueDate, type DueDate, type WorkCalendar } from './workdays.ts';

/** A step before acceptance, as the clock of the receipt sees it. */
export interface ReceiptStep {
  readonly step: string;
  readonly on: LocalDate;
}

/**
 * The day from which the office owes an answer about the papers: the day they were received, and once what lacked
 * was told, the day the rest came. What a resident adds without having been told changes nothing.
 * Null while the resident has the next word, after acceptance, and after the end.
 */
export function receiptBegan(steps: readonly ReceiptStep[]): LocalDate | null {
  let began: LocalDate | null = null;
  let told = false;
  for (const { step, on } of steps) {
    if (step === 'receive') began = on;
    else if (step === 'tell-correction') {
      began = null;
      told = true;
    } else if (step === 'supplement') {
      if (told && began === null) began = on;
    } else began = null;
  }
  return began;
}

/**
 * The last day on which what lacks can be told, all of it at once: five working days by law (Administrative
 * Licensing Law art. 32). Correction comes before acceptance, so it has a clock of its own
 * and pauses no other.
 * @throws DomainError as `countDueDate` does
 */
export function countReceiptDue(began: LocalDate, workdays: number, calendar: WorkCalendar): DueDate {
  return countDueDate(began, workdays, calendar);
}

/**
 * 视为受理: whether the papers count as accepted, because the day to tell what lacks is over. They are accepted from
 * the day on which they were received, not from the day on which somebody noticed.
 */
export function countsAsAccepted(receiptDue: LocalDate, today: LocalDate): boolean {
  return today > receiptDue;
}
