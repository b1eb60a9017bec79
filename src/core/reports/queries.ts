import { query } from '../db/query.ts';
import {
  accepted,
  completedOrDelivered,
  type DueDays,
  handedOver,
  type Interval,
  overdue,
  received,
  stepTaken,
} from './figure-conditions.ts';

/** Whose cases are counted; what is absent is not asked. */
export interface ReportScope {
  siteNumber?: string | undefined;
  department?: string | undefined;
  clerkId?: string | undefined;
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

export const receivedCases = (scope: ReportScope, interval: Interval) =>
  received(countedCases(scope), interval);

export const acceptedCases = (scope: ReportScope, interval: Interval) =>
  accepted(countedCases(scope), interval);

/** Closed by 办结, or refused and delivered since: `refusedAndDelivered` says how many of them. */
export const completedOrDeliveredCases = (scope: ReportScope, interval: Interval) =>
  completedOrDelivered(countedCases(scope), interval);

const counted = (scope: ReportScope) =>
  countedCases(scope).innerJoin('case_events', 'case_events.case_id', 'cases.id');

/** A refusal closes the case, so that it lies in the same month as the end of the case. */
export const refusedAndDelivered = (scope: ReportScope, interval: Interval) =>
  stepTaken(counted(scope), 'refuse', interval).where('state', 'in', handedOver);

/** 容缺受理, whatever became of the papers that were missing; where nothing was missing after all it is none. */
export const acceptedWithGaps = (scope: ReportScope, interval: Interval) =>
  stepTaken(counted(scope), 'accept-with-gaps', interval).where('to_state', '=', 'accepted-with-gaps');

/** Every return of a department, so that a case returned twice counts twice. */
export const returnedCases = (scope: ReportScope, interval: Interval) =>
  stepTaken(counted(scope), 'return', interval);

export const overdueCases = (scope: ReportScope, due: DueDays) => overdue(countedCases(scope), due);

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
