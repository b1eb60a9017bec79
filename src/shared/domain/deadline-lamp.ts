import type { LocalDate } from './local-date.ts';
import type { Settings } from './settings.ts';
import { type WorkCalendar, workdaysBetween } from './workdays.ts';

/** 红黄灯: the state of a deadline. */
export type Lamp = 'green' | 'yellow' | 'red' | 'grey';

/** When a lamp turns yellow; either is enough. Settings of the town. */
export interface LampThresholds {
  /** Yellow when this many working days or fewer are left. */
  readonly yellowWorkdays: number;
  /** Yellow when this share (0 to 1) of the whole limit or less is left. */
  readonly yellowShare: number;
}

/** One deadline and the day it is looked at. */
export interface LampQuestion {
  readonly due: LocalDate;
  readonly today: LocalDate;
  /** The whole limit in working days; 0 for 即办. */
  readonly totalDays: number;
  /** True while a special procedure pauses the clock (中止). */
  readonly suspended: boolean;
  /** The day the case ended. The clock stands still from there: green in time, red when it was late. */
  readonly closed?: LocalDate;
  readonly calendar: WorkCalendar;
  readonly thresholds: LampThresholds;
}

/** A lamp and the working days behind it: left (positive), none left on the due day, over (negative). */
export interface LampState {
  readonly lamp: Lamp;
  readonly remainingWorkdays: number;
}

/** The thresholds as the town has set them. */
export function lampThresholds(settings: Settings): LampThresholds {
  return {
    yellowWorkdays: settings['lamp.yellow-workdays'],
    yellowShare: settings['lamp.yellow-percent'] / 100,
  };
}

/**
 * The deadline lamp (红黄灯): red from the day after the due day, yellow when little is left by the
 * thresholds, grey while suspended, else green. The due day itself is not late.
 *
 * The remaining days are working days after `today` up to and including the due day. On a weekend just
 * after the due day the lamp is red with 0 days: late, but not yet by a working day.
 * @throws DomainError `impossible-date`.
 */
export function lampFor(question: LampQuestion): LampState {
  const { due, totalDays, suspended, closed, calendar, thresholds } = question;
  const day = closed ?? question.today;
  const remainingWorkdays = workdaysBetween(day, due, calendar);
  if (closed !== undefined) return { lamp: closed > due ? 'red' : 'green', remainingWorkdays };
  if (suspended) return { lamp: 'grey', remainingWorkdays };
  if (day > due) return { lamp: 'red', remainingWorkdays };
  // Dividing, not multiplying: 29 / 100 is 0.29 to the last bit, 100 * 0.29 is less than 29.
  const smallShare = totalDays > 0 && remainingWorkdays / totalDays <= thresholds.yellowShare;
  const little = remainingWorkdays <= thresholds.yellowWorkdays || smallShare;
  return { lamp: little ? 'yellow' : 'green', remainingWorkdays };
}
