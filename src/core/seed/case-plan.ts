import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { officeMoment } from './office-days.ts';
import type { Random } from './random.ts';

/** One of the days on which cases come in. */
export interface CaseDay {
  index: number;
  date: LocalDate;
}

const minute = 60_000;
/** Cases whose promise was broken: they were completed some days late. */
const shareLate = 0.02;
/** Overdue cases that are still open, of those that fell due in the last two weeks. */
const shareOverdue = 0.05;
const overdueDays = 10;

/**
 * Decides what became of each case by now. Most are completed in time; some are not completed yet, and of these
 * some fall due today and a few are overdue.
 */
export class CaseFates {
  private readonly random: Random;
  private readonly days: readonly LocalDate[];
  private readonly now: number;
  private dueToday = 0;
  private overdue = 0;

  constructor(random: Random, days: readonly LocalDate[], now: number) {
    this.random = random;
    this.days = days;
    this.now = now;
  }

  /** When and on which of the days the case was completed, or null for one that is open. */
  completion(day: CaseDay, acceptedAt: number, item: ServiceItem, due: LocalDate): Completion | null {
    if (this.staysOpen(day, item, due)) return null;
    const completion = this.plannedCompletion(day, acceptedAt, item);
    return completion.at <= this.now ? completion : null;
  }

  private staysOpen(day: CaseDay, item: ServiceItem, due: LocalDate): boolean {
    const { random } = this;
    const today = this.days.at(-1) as LocalDate;
    if (due > today) return random.chance(0.85);
    if (due === today) {
      // What is done at once (即办) leaves nobody waiting, as a rule.
      const open = random.chance(item.promisedDays === 0 ? 0.05 : 0.8) || this.dueToday === 0;
      if (open) this.dueToday += 1;
      return open;
    }
    const dueIndex = day.index + item.promisedDays;
    if (item.promisedDays === 0 || this.days.length - 1 - dueIndex > overdueDays) return false;
    const open = random.chance(shareOverdue) || this.overdue === 0;
    if (open) this.overdue += 1;
    return open;
  }

  private plannedCompletion(day: CaseDay, acceptedAt: number, item: ServiceItem): Completion {
    const { random } = this;
    const onTheSameDay = { dayIndex: day.index, at: acceptedAt + random.between(3 * minute, 45 * minute) };
    if (item.promisedDays === 0) return onTheSameDay;
    const late = random.chance(shareLate) ? random.between(1, 4) : 0;
    const workdays = late > 0 ? item.promisedDays + late : random.below(item.promisedDays + 1);
    if (workdays === 0) return onTheSameDay;
    const dayIndex = Math.min(day.index + workdays, this.days.length - 1);
    // A case of today cannot be completed on a later day.
    if (dayIndex === day.index) return onTheSameDay;
    return { dayIndex, at: officeMoment(random, this.days[dayIndex] as LocalDate, this.now) };
  }
}

export interface Completion {
  dayIndex: number;
  at: number;
}
