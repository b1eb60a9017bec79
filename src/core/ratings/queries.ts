import { heldByUnindexed } from '../cases/queries.ts';
import { query } from '../db/query.ts';

/** Where a page of ratings begins: after this moment (or day) and case. */
export interface RatingCursor {
  at: string;
  id: string;
}

const lineColumns = [
  'rating.case_id',
  'rating.case_number',
  'rating.item_name',
  'rating.department',
  'rating.clerk_name',
  'rating.level',
  'rating.reasons',
  'rating.way',
  'rating.rated_at',
  'task.state',
  'task.opened_at',
  'task.due_on',
  'task.provisional',
  'task.called_back_at',
  'task.outcome',
  'task.closed_at',
] as const;

const lines = query
  .selectFrom('ratings as rating')
  .leftJoin('rectifications as task', 'task.case_id', 'rating.case_id')
  .select(lineColumns);

export function ratingLineOfCase(caseId: string) {
  return lines.where('rating.case_id', '=', caseId);
}

/** All ratings, or those of one level, newest first. */
export function ratingPage(level: string | null, after: RatingCursor | undefined, limit: number) {
  let page = lines.orderBy('rating.rated_at', 'desc').orderBy('rating.case_id', 'desc').limit(limit);
  if (level !== null) page = page.where('rating.level', '=', level);
  if (!after) return page;
  return page.where((where) =>
    where(where.refTuple('rating.rated_at', 'rating.case_id'), '<', where.tuple(after.at, after.id)),
  );
}

const rectified = query
  .selectFrom('rectifications as task')
  .innerJoin('ratings as rating', 'rating.case_id', 'task.case_id')
  .select(lineColumns);

/** Bad ratings somebody still has to answer for, the most urgent first. */
export function openRectificationPage(after: RatingCursor | undefined, limit: number) {
  const page = rectified
    .where('task.closed_at', 'is', null)
    .orderBy('task.due_on')
    .orderBy('task.case_id')
    .limit(limit);
  if (!after) return page;
  return page.where((where) =>
    where(where.refTuple('task.due_on', 'task.case_id'), '>', where.tuple(after.at, after.id)),
  );
}

/** Bad ratings that were answered for, the last one first. */
export function closedRectificationPage(after: RatingCursor | undefined, limit: number) {
  const page = rectified
    .where('task.closed_at', 'is not', null)
    .orderBy('task.closed_at', 'desc')
    .orderBy('task.case_id', 'desc')
    .limit(limit);
  if (!after) return page;
  return page.where((where) =>
    where(where.refTuple('task.closed_at', 'task.case_id'), '<', where.tuple(after.at, after.id)),
  );
}

export function countOfLevel(level: string, since: string) {
  return query
    .selectFrom('ratings')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('level', '=', level)
    .where('rated_at', '>=', since);
}

export function countOpenRectifications() {
  return query
    .selectFrom('rectifications')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null);
}

export function rectificationOfCase(caseId: string) {
  return query.selectFrom('rectifications').selectAll().where('case_id', '=', caseId);
}

export function eventsOfRectification(caseId: string) {
  return query
    .selectFrom('rectification_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('step_number');
}

/** Whose deadline lies before the day and which nobody has closed. */
export function rectificationsToExpire(siteNumber: string, today: string, limit: number) {
  return query
    .selectFrom('rectifications')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('due_on', '<', today)
    .where('state', 'in', ['to-rectify', 'rectifying'])
    .where('site_number', '=', siteNumber)
    .limit(limit);
}

export function ratingByCase(caseId: string) {
  return query.selectFrom('ratings').selectAll().where('case_id', '=', caseId);
}

/** The question that was put on the public's screen last. */
export function lastRequest() {
  return query
    .selectFrom('rating_requests')
    .selectAll()
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1);
}

/** Cases of this site that ended between two moments and that nobody has rated. */
export function unratedClosedCases(siteNumber: string, from: string, until: string, limit: number) {
  return query
    .selectFrom('cases')
    .select([
      'id',
      'state',
      'number',
      'site_number',
      'held_by',
      'item_name',
      'department',
      'clerk_id',
      'clerk_name',
    ])
    .where('closed_at', '>=', from)
    .where('closed_at', '<', until)
    .where('closed_at', 'is not', null)
    .where(heldByUnindexed, '=', siteNumber)
    .where('state', 'in', ['completed', 'refused', 'delivered'])
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('ratings').select('case_id').whereRef('ratings.case_id', '=', 'cases.id'),
        ),
      ),
    )
    .orderBy('closed_at')
    .limit(limit);
}
