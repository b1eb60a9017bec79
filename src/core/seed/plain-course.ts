import type { CaseState, CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { DueDate } from '#shared/domain/workdays.ts';
import { limitColumns } from '../cases/case-course.ts';
import type { Actor } from '../db/database.ts';
import { type CaseStanding, type TakenCaseStep, untouched } from '../intake/insert-case.ts';
import type { Completion } from './case-plan.ts';
import { officeMoment } from './office-days.ts';
import type { Random } from './random.ts';

/** How a case ended that was accepted at the window, of a hundred. */
const shareRefused = 0.02;
const shareWithdrawn = 0.01;
/** Residents who wait for the result; the others come for it within some days. */
const shareWaiting = 0.7;
const shareNotFetched = 0.35;
const notFetchedDays = 5;
const minute = 60_000;

/** A case from acceptance to its end, written down in one go. */
export interface PlainCourse {
  standing: CaseStanding;
  steps: TakenCaseStep[];
  /** When the last step was taken, and on which of the days. */
  last: { moment: number; dayIndex: number };
}

interface Acceptance {
  dayIndex: number;
  moment: number;
  date: LocalDate;
  promised: DueDate;
  statutory: DueDate | null;
  clerk: Actor;
}

/** Tells how accepted cases went on: most are completed and their result is fetched. */
export class PlainCourses {
  private readonly random: Random;
  private readonly days: readonly LocalDate[];
  private readonly now: number;

  constructor(random: Random, days: readonly LocalDate[], now: number) {
    this.random = random;
    this.days = days;
    this.now = now;
  }

  /** With its completion, or open where there is none. */
  of(acceptance: Acceptance, completion: Completion | null): PlainCourse {
    const { dayIndex, moment, date, promised, statutory, clerk } = acceptance;
    const at = new Date(moment).toISOString();
    const steps: TakenCaseStep[] = [
      { step: 'accept', from: null, to: 'accepted', at, by: clerk, answers: {} },
    ];
    let last = { moment, dayIndex };
    const take = (step: CaseStep, to: CaseState, answers: StepAnswers, when: typeof last) => {
      const from = (steps.at(-1) as TakenCaseStep).to;
      steps.push({ step, from, to, at: new Date(when.moment).toISOString(), by: clerk, answers });
      last = when;
    };
    if (completion) {
      const [step, to, answers] = this.ending();
      take(step, to, answers, { moment: completion.at, dayIndex: completion.dayIndex });
      const delivered = to === 'withdrawn' ? null : this.delivery(last);
      if (delivered) take('deliver', 'delivered', { deliveryWay: 'counter' }, delivered);
    }
    const standing = {
      ...untouched,
      state: (steps.at(-1) as TakenCaseStep).to,
      accepted_at: at,
      accepted_on: date,
      ...limitColumns({ promised, statutory, extensionDays: 0 }),
      closed_at: completion && new Date(completion.at).toISOString(),
    };
    return { standing, steps, last };
  }

  private ending(): [CaseStep, CaseState, StepAnswers] {
    const drawn = this.random.next();
    if (drawn < shareRefused) return ['refuse', 'refused', { reason: '经核查，不符合规定条件' }];
    if (drawn < shareRefused + shareWithdrawn) {
      return ['withdraw', 'withdrawn', { reason: '申请人改在外地办理' }];
    }
    return ['complete', 'completed', {}];
  }

  /** When the result was fetched; null where it lies here still. */
  private delivery(closing: { moment: number; dayIndex: number }): typeof closing | null {
    const { random, days, now } = this;
    const lately = days.length - 1 - closing.dayIndex <= notFetchedDays;
    if (random.chance(shareWaiting)) {
      const moment = closing.moment + random.between(2, 20) * minute;
      if (lately && random.chance(shareNotFetched)) return null;
      return moment <= now ? { moment, dayIndex: closing.dayIndex } : null;
    }
    const dayIndex = closing.dayIndex + random.between(1, 4);
    if (dayIndex >= days.length) return null;
    const moment = officeMoment(random, days[dayIndex] as LocalDate, now);
    return moment > closing.moment ? { moment, dayIndex } : null;
  }
}
