import type { CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { AnsweredItem } from './answered-items.ts';
import type { CaseDay } from './case-plan.ts';
import { type LifePlot, plots } from './life-plots.ts';
import { officeMoment } from './office-days.ts';
import type { Random } from './random.ts';

/** A step that is taken when its time has come, by whoever the table says. */
export interface LaterStep {
  moment: number;
  step: CaseStep;
  answers: StepAnswers;
}

/** What becomes of a case that is not simply accepted and completed. */
export interface CaseLife {
  answered: AnsweredItem;
  first: { step: CaseStep; answers: StepAnswers };
  later: LaterStep[];
}

/** Of the cases of the last days and weeks, how many have a life of their own; the others are accepted and done. */
const shareLately = 0.3;
const shareBefore = 0.04;
const lately = 12;
/** An item that fits a plot is looked for among so many. */
const attempts = 30;
const minute = 60_000;

/**
 * Draws lives for cases of the last weeks, so that every state is there, each plot in its turn: in a small seed every
 * one comes once before one comes twice.
 */
export class CaseLives {
  private readonly random: Random;
  private readonly days: readonly LocalDate[];
  private readonly now: number;
  private readonly turns: LifePlot[];
  private readonly done = new Map<LifePlot, number>();

  constructor(random: Random, days: readonly LocalDate[], now: number) {
    this.random = random;
    this.days = days;
    this.now = now;
    this.turns = [...plots];
  }

  /** A life for a case that comes in at this moment, of an item that is drawn for it; null for most. */
  draw(day: CaseDay, receivedAt: number, drawItem: () => AnsweredItem): CaseLife | null {
    const age = this.days.length - 1 - day.index;
    const possible = this.turns.filter(({ youngest, oldest }) => age >= youngest && age <= oldest);
    // The days of those that take long go by first.
    const fresh = possible
      .filter((plot) => !this.done.has(plot))
      .sort((one, other) => other.youngest - one.youngest)[0];
    if (possible.length === 0) return null;
    if (!fresh && !this.random.chance(age <= lately ? shareLately : shareBefore)) return null;
    const plot = fresh ?? possible[0];
    if (!plot) return null;
    for (let left = attempts; left > 0; left -= 1) {
      const told = plot.tell(drawItem(), { age, random: this.random });
      if (!told) continue;
      const later = this.atTheirTime(day, receivedAt, told.later);
      if (!later) return null;
      this.done.set(plot, 1 + (this.done.get(plot) ?? 0));
      // What was used goes to the end, so that the others have their turn.
      this.turns.push(...this.turns.splice(this.turns.indexOf(plot), 1));
      return { answered: told.answered, first: told.first, later };
    }
    return null;
  }

  /** Steps of the same day follow each other by minutes; null where the day is not long enough yet. */
  private atTheirTime(
    { index }: CaseDay,
    receivedAt: number,
    steps: readonly { after: number; step: CaseStep; answers: StepAnswers }[],
  ): LaterStep[] | null {
    const { random, days, now } = this;
    let before = receivedAt;
    const timed = steps.map(({ after, step, answers }) => {
      const date = days[Math.min(index + after, days.length - 1)] as LocalDate;
      const moment = after === 0 ? before + random.between(5, 15) * minute : officeMoment(random, date, now);
      before = Math.max(before + minute, moment);
      return { moment: before, step, answers };
    });
    return before <= now ? timed : null;
  }
}
