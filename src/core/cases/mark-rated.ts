import type { RatingLevel } from '#shared/domain/rating.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { eventsOfCase } from './queries.ts';
import { writeStep } from './write-step.ts';

/** 已评价: the last step of a case whose result was delivered. One that was not keeps its state for the counter. */
export function markRated(
  unit: UnitOfWork,
  rated: { id: string; state: string; site_number: string },
  { level, at, by }: { level: RatingLevel; at: string; by: Actor },
): void {
  if (rated.state !== 'delivered') return;
  const number = 1 + (unit.read.all(eventsOfCase(rated.id)).at(-1)?.step_number ?? 0);
  unit.update('case', { id: rated.id }, { state: 'rated' });
  writeStep(unit, {
    caseId: rated.id,
    siteNumber: rated.site_number,
    number,
    step: 'rate',
    from: 'delivered',
    to: 'rated',
    at,
    by,
    answers: { rating: level },
  });
}
