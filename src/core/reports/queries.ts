import { type SqlBool, sql } from 'kysely';
import type { CaseState } from '#shared/domain/case-lifecycle.ts';
import { query } from '../db/query.ts';

/** Whose cases are counted; what is absent is not asked. */
export interface ReportScope {
  siteNumber?: string | undefined;
  department?: string | undefined;
  clerkId?: string | undefined;
}

/** Instants: from `start` up to, not including, `end`. */
export interface Interval {
  start: string;
  end: string;
}

/**
 * Cases by everything a report is broken down by; each kind with its number. It asks for no column that the indexes
 * of reports do not hold: a month of a large site is counted without looking at a single case.
 */
function countedCases({ siteNumber, department, clerkId }: ReportScope) {
  let counted = query
    .selectFrom('cases')
    .select(({ fn }) => [
      'cases.site_number as siteNumber',
      'cases.department',
      'cases.item_code as itemCode',
      'cases.clerk_id as clerkId',
      fn.countAll<number>().as('count'),
    ])
    .groupBy(['cases.site_number', 'cases.department', 'cases.item_code', 'cases.clerk_id']);
  if (siteNumber !== undefined) counted = counted.where('cases.site_number', '=', siteNumber);
  if (department !== undefined) counted = counted.where('cases.department', '=', department);
  if (clerkId !== undefined) counted = counted.where('cases.clerk_id', '=', clerkId);
  return counted;
}

export function receivedCases(scope: ReportScope, { start, end }: Interval) {
  return countedCases(scope).where('received_at', '>=', start).where('received_at', '<', end);
}

export function acceptedCases(scope: ReportScope, { start, end }: Interval) {
  return countedCases(scope).where('accepted_at', '>=', start).where('accepted_at', '<', end);
}

/** What a case becomes after 办结 or a refusal. */
const handedOver = ['delivered', 'rated'] satisfies CaseState[];

/** Closed by 办结, or refused and delivered since: `refusedAndDelivered` says how many of them. */
export function completedOrDelivered(scope: ReportScope, { start, end }: Interval) {
  return countedCases(scope)
    .where('closed_at', '>=', start)
    .where('closed_at', '<', end)
    .where('state', 'in', ['completed', ...handedOver]);
}

// Conditions of partial indexes, which SQLite uses only for the same words.
const stepWithIndex = sql<SqlBool>`step IN ('accept-with-gaps', 'return', 'refuse')`;
const openOrClosedLate = sql<SqlBool>`(closed_at IS NULL OR closed_at >= promised_due || 'T16:00:00.000Z')`;

function steps(scope: ReportScope, step: 'accept-with-gaps' | 'return' | 'refuse', { start, end }: Interval) {
  return countedCases(scope)
    .innerJoin('case_events', 'case_events.case_id', 'cases.id')
    .where(stepWithIndex)
    .where('step', '=', step)
    .where('at', '>=', start)
    .where('at', '<', end);
}

/** A refusal closes the case, so that it lies in the same month as the end of the case. */
export function refusedAndDelivered(scope: ReportScope, interval: Interval) {
  return steps(scope, 'refuse', interval).where('state', 'in', handedOver);
}

/** 容缺受理, whatever became of the papers that were missing; where nothing was missing after all it is none. */
export function acceptedWithGaps(scope: ReportScope, interval: Interval) {
  return steps(scope, 'accept-with-gaps', interval).where('to_state', '=', 'accepted-with-gaps');
}

/** Every return of a department, so that a case returned twice counts twice. */
export function returnedCases(scope: ReportScope, interval: Interval) {
  return steps(scope, 'return', interval);
}

/**
 * Cases whose promised day was one from `firstDue` up to, not including, `endDue`, and that were neither closed by
 * its end (16:00 UTC is midnight in Shanghai) nor standing still. On `today` only what is late already is.
 */
export function overdueCases(scope: ReportScope, due: { firstDue: string; endDue: string; today: string }) {
  return countedCases(scope)
    .where(openOrClosedLate)
    .where('promised_due', '>=', due.firstDue)
    .where('promised_due', '<', due.endDue)
    .where((where) => where.or([where('closed_at', 'is not', null), where('promised_due', '<', due.today)]))
    .where((where) =>
      where.or([where('suspended_on', 'is', null), where('suspended_on', '>', where.ref('promised_due'))]),
    );
}

/** Ratings by the same sides; an item by the name it had. */
export function ratings({ siteNumber, department, clerkId }: ReportScope, { start, end }: Interval) {
  let counted = query
    .selectFrom('ratings')
    .select(({ fn }) => [
      'site_number as siteNumber',
      'department',
      'item_name as itemName',
      'clerk_id as clerkId',
      'level',
      fn.countAll<number>().as('count'),
    ])
    .where('rated_at', '>=', start)
    .where('rated_at', '<', end)
    .groupBy(['site_number', 'department', 'item_name', 'clerk_id', 'level']);
  if (siteNumber !== undefined) counted = counted.where('site_number', '=', siteNumber);
  if (department !== undefined) counted = counted.where('department', '=', department);
  if (clerkId !== undefined) counted = counted.where('clerk_id', '=', clerkId);
  return counted;
}

/** The queue's days from `from` up to, not including, `to`, by centre. */
export function queueDays(siteNumber: string | undefined, { from, to }: { from: string; to: string }) {
  const days = query
    .selectFrom('queue_days')
    .select(({ fn }) => [
      'site_number as siteNumber',
      fn.sum<number>('served').as('served'),
      fn.sum<number>('called').as('called'),
      fn.sum<number>('waited_minutes').as('waitedMinutes'),
      fn.max('longest_minutes').as('longestMinutes'),
    ])
    .where('day', '>=', from)
    .where('day', '<', to)
    .groupBy('site_number');
  return siteNumber === undefined ? days : days.where('site_number', '=', siteNumber);
}

/** What items were ever called, with the department they belonged to then. */
export const itemNamesEver = query
  .selectFrom('service_item_versions')
  .select(['code', 'name', 'department'])
  .orderBy('code')
  .orderBy('item_version');

export const centreNames = query
  .selectFrom('centres')
  .select(['site_number as siteNumber', 'name'])
  .orderBy('site_number');

/** Of every item ever offered, as it is called now. */
export const itemNames = query
  .selectFrom('service_items as item')
  .innerJoin('service_item_versions as version', (join) =>
    join.onRef('version.code', '=', 'item.code').onRef('version.item_version', '=', 'item.current_version'),
  )
  .select(['item.code', 'version.name']);

export const staffNames = query.selectFrom('staff').select(['id', 'name']);

/** Every department that any item ever belonged to. */
export const departmentNames = query.selectFrom('service_item_versions').select('department').distinct();
