import type { LocalDate } from '#shared/domain/local-date.ts';
import { countDueDate, type DueDate, type WorkCalendar } from '#shared/domain/workdays.ts';

/** Due dates counted from one day; a busy day asks for the same few limits again and again. */
export class DueDates {
  private readonly from: LocalDate;
  private readonly calendar: WorkCalendar;
  private readonly known = new Map<number, DueDate>();

  constructor(from: LocalDate, calendar: WorkCalendar) {
    this.from = from;
    this.calendar = calendar;
  }

  after(workdays: number): DueDate {
    let due = this.known.get(workdays);
    if (!due) {
      due = countDueDate(this.from, workdays, this.calendar);
      this.known.set(workdays, due);
    }
    return due;
  }
}
