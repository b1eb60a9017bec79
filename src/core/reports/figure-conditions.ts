import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { CaseState } from '#shared/domain/case-lifecycle.ts';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import { type Month, monthInterval } from '#shared/domain/months.ts';
import type { Schema } from '../db/query.ts';

/** Instants: from `start` up to, not including, `end`. */
export interface Interval {
  start: string;
  end: string;
}

/** Promised days from `firstDue` up to, not including, `endDue`. On `today` only what is late already is. */
export interface DueDays {
  firstDue: LocalDate;
  endDue: LocalDate;
  today: LocalDate;
}

type Cases<Row> = SelectQueryBuilder<Schema, 'cases', Row>;
type Steps<Row> = SelectQueryBuilder<Schema, 'cases' | 'case_events', Row>;

/** Some months, both included, as instants. */
export function intervalOf(from: Month, to: Month): Interval {
  return { start: monthInterval(from).start, end: monthInterval(to).end };
}

/** A case is late from the day after its promised day: that day has to lie in the months. */
export function dueDaysOf(from: Month, to: Month, today: LocalDate): DueDays {
  const firstDue = addCalendarDays(monthInterval(from).from, -1);
  return { firstDue, endDue: addCalendarDays(monthInterval(to).to, -1), today };
}

export function received<Row>(cases: Cases<Row>, { start, end }: Interval): Cases<Row> {
  return cases.where('received_at', '>=', start).where('received_at', '<', end);
}

export function accepted<Row>(cases: Cases<Row>, { start, end }: Interval): Cases<Row> {
  return cases.where('accepted_at', '>=', start).where('accepted_at', '<', end);
}

/** What a case becomes after 办结 or a refusal. */
export const handedOver = ['delivered', 'rated'] satisfies CaseState[];

/** Closed by 办结, or refused and delivered since: who wants the former alone has to take the latter off. */
export function completedOrDelivered<Row>(cases: Cases<Row>, { start, end }: Interval): Cases<Row> {
  return cases
    .where('closed_at', '>=', start)
    .where('closed_at', '<', end)
    .where('state', 'in', ['completed', ...handedOver]);
}

// Conditions of partial indexes, which SQLite uses only for the same words.
const stepWithIndex = sql<SqlBool>`step IN ('accept-with-gaps', 'return', 'refuse')`;
const openOrClosedLate = sql<SqlBool>`(closed_at IS NULL OR closed_at >= promised_due || 'T16:00:00.000Z')`;

/** Of cases with their steps only one kind of step, when it was taken. */
export function stepTaken<Row>(
  steps: Steps<Row>,
  step: 'accept-with-gaps' | 'return' | 'refuse',
  { start, end }: Interval,
): Steps<Row> {
  return steps.where(stepWithIndex).where('step', '=', step).where('at', '>=', start).where('at', '<', end);
}

/**
 * Cases whose promised day was one of these, and that were neither closed by its end (16:00 UTC is midnight in
 * Shanghai) nor standing still.
 */
export function overdue<Row>(cases: Cases<Row>, { firstDue, endDue, today }: DueDays): Cases<Row> {
  return cases
    .where(openOrClosedLate)
    .where('promised_due', '>=', firstDue)
    .where('promised_due', '<', endDue)
    .where((where) => where.or([where('closed_at', 'is not', null), where('promised_due', '<', today)]))
    .where((where) =>
      where.or([where('suspended_on', 'is', null), where('suspended_on', '>', where.ref('promised_due'))]),
    );
}
