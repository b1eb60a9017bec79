import type { ClockStep } from '#shared/domain/case-clock.ts';
import type { LocalDate, WorkCalendar } from '#shared/domain/workdays.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { clockStep, countLimits, limitColumns } from './case-course.ts';
import { clockStepsOfOpenCases } from './queries.ts';

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
      'suspended_on',
    ])
    .where('site_number', '=', siteNumber)
    .where('closed_at', 'is', null)
    .orderBy('accepted_at')
    .orderBy('id');
}

function clockSteps(read: ReadHandle, siteNumber: string): Map<string, ClockStep[]> {
  const steps = new Map<string, ClockStep[]>();
  for (const { id, ...event } of read.all(clockStepsOfOpenCases(siteNumber))) {
    const known = steps.get(id);
    if (known) known.push(clockStep(event));
    else steps.set(id, [clockStep(event)]);
  }
  return steps;
}

/**
 * Counts both limits of every open case of this site again, by the calendar as it is now known, with its pauses and
 * extensions. A suspended case keeps the dates it would have if it had been resumed at once, until it is. What another site
 * holds it counts itself.
 * @returns the cases whose dates moved; one that only became final is not among them
 */
export function recountDueDates(
  unit: UnitOfWork,
  siteNumber: string,
  calendar: WorkCalendar,
): MovedDueDate[] {
  const moved: MovedDueDate[] = [];
  const steps = clockSteps(unit.read, siteNumber);
  for (const row of unit.read.all(openCasesOfSite(siteNumber))) {
    const today = row.suspended_on ?? row.accepted_on;
    const limits = countLimits(row, steps.get(row.id) ?? [], today, calendar);
    const { promised, statutory } = limits;
    unit.update('case', { id: row.id }, limitColumns(limits));
    if (promised.due === row.promised_due && (statutory?.due ?? null) === row.statutory_due) continue;
    moved.push({
      caseNumber: row.number,
      promisedDue: { from: row.promised_due, to: promised.due },
      statutoryDue: statutory && row.statutory_due ? { from: row.statutory_due, to: statutory.due } : null,
    });
  }
  return moved;
}
