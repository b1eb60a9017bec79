import { countDueDate, type LocalDate, type WorkCalendar } from '#shared/domain/workdays.ts';
import { query } from '../db/query.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** An open case whose date another calendar moved. */
export interface MovedDueDate {
  caseNumber: string;
  promisedDue: { from: LocalDate; to: LocalDate };
  statutoryDue: { from: LocalDate; to: LocalDate } | null;
}

function openCasesOfSite(siteNumber: string) {
  return query
    .selectFrom('cases')
    .select([
      'id',
      'number',
      'accepted_on',
      'promised_days',
      'statutory_days',
      'promised_due',
      'statutory_due',
    ])
    .where('site_number', '=', siteNumber)
    .where('closed_at', 'is', null)
    .orderBy('accepted_at')
    .orderBy('id');
}

/**
 * Counts both limits of every open case of this site again, by the calendar as it is now known. What another site
 * holds it counts itself.
 * @returns the cases whose dates moved; one that only became final is not among them
 */
export function recountDueDates(
  unit: UnitOfWork,
  siteNumber: string,
  calendar: WorkCalendar,
): MovedDueDate[] {
  const moved: MovedDueDate[] = [];
  for (const row of unit.read.all(openCasesOfSite(siteNumber))) {
    const promised = countDueDate(row.accepted_on, row.promised_days, calendar);
    const statutory =
      row.statutory_days === null ? null : countDueDate(row.accepted_on, row.statutory_days, calendar);
    unit.update(
      'case',
      { id: row.id },
      {
        promised_due: promised.due,
        statutory_due: statutory?.due ?? null,
        provisional: promised.provisional ? 1 : 0,
      },
    );
    if (promised.due === row.promised_due && (statutory?.due ?? null) === row.statutory_due) continue;
    moved.push({
      caseNumber: row.number,
      promisedDue: { from: row.promised_due, to: promised.due },
      statutoryDue: statutory && row.statutory_due ? { from: row.statutory_due, to: statutory.due } : null,
    });
  }
  return moved;
}
