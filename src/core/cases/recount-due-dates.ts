import type { CalendarImport } from '#shared/contract/calendar.ts';
import type { ClockStep } from '#shared/domain/case-clock.ts';
import type { LocalDate, WorkCalendar } from '#shared/domain/workdays.ts';
import { countDueDate } from '#shared/domain/workdays.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { EntityFields } from '../db/synced-entities.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import {
  clockStep,
  countLimits,
  countReceipt,
  limitColumns,
  receiptColumns,
  wasAccepted,
} from './case-course.ts';
import { clockStepsOfOpenCases, heldBy } from './queries.ts';
import { receiptLimits } from './receipt-limits.ts';

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
      'provisional',
    ])
    .where(heldBy, '=', siteNumber)
    .where('closed_at', 'is', null)
    .orderBy('received_at')
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

/** Which open cases another calendar moved, and how many it made final. */
export type DueDatesAnew = Pick<CalendarImport, 'movedDueDates' | 'provisionalCleared'>;

type OpenCase = ReturnType<typeof openCases>[number];

function openCases(read: ReadHandle, siteNumber: string) {
  return read.all(openCasesOfSite(siteNumber));
}

/** Until when the special procedure was announced that a case is in now. */
function announcedUntil(steps: readonly ClockStep[], calendar: WorkCalendar): LocalDate | null {
  const last = steps.findLast(({ step }) => step === 'suspend');
  return last?.days === undefined ? null : countDueDate(last.on, last.days, calendar).due;
}

/**
 * Counts every date of every open case of this site again, by the calendar as it is now known, with its pauses and
 * extensions: both limits, and before acceptance the days to tell and to put right what lacks. A suspended case keeps
 * the dates it would have if it had been resumed at once, until it is. What another site holds it counts itself.
 * @returns the accepted cases whose dates moved; one that only became final is not among them
 */
export function recountDueDates(unit: UnitOfWork, siteNumber: string, calendar: WorkCalendar): DueDatesAnew {
  return countDueDatesAnew(unit.read, siteNumber, calendar, ({ id }, dates) =>
    unit.update('case', { id }, dates),
  );
}

/** What a count by this calendar would move; `onCounted` is told of every open case, moved or not. */
export function countDueDatesAnew(
  read: ReadHandle,
  siteNumber: string,
  calendar: WorkCalendar,
  onCounted: (row: OpenCase, dates: EntityFields<'case'>) => void = () => {},
): DueDatesAnew {
  const movedDueDates: DueDatesAnew['movedDueDates'] = [];
  let provisionalCleared = 0;
  const steps = clockSteps(read, siteNumber);
  const receipts = receiptLimits(read);
  for (const row of openCases(read, siteNumber)) {
    const taken = steps.get(row.id) ?? [];
    if (!wasAccepted(row)) {
      const dates = receiptColumns(countReceipt(taken, receipts, calendar));
      onCounted(row, dates);
      if (row.provisional === 1 && dates.provisional === 0) provisionalCleared += 1;
      continue;
    }
    const limits = countLimits(row, taken, row.suspended_on ?? row.accepted_on, calendar);
    const { promised, statutory } = limits;
    const suspended = row.suspended_on === null ? {} : { suspended_until: announcedUntil(taken, calendar) };
    onCounted(row, { ...limitColumns(limits), ...suspended });
    if (row.provisional === 1 && !promised.provisional) provisionalCleared += 1;
    if (promised.due === row.promised_due && (statutory?.due ?? null) === row.statutory_due) continue;
    movedDueDates.push({
      caseNumber: row.number,
      promisedDue: { from: row.promised_due ?? promised.due, to: promised.due },
      statutoryDue: statutory && row.statutory_due ? { from: row.statutory_due, to: statutory.due } : null,
      provisional: promised.provisional,
    });
  }
  return { movedDueDates, provisionalCleared };
}
