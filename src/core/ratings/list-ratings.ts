import type { RatingFilter, RatingLine } from '#shared/contract/ratings.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { RATING_LEVELS, type RatingCounts, satisfaction } from '#shared/domain/rating.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import {
  closedRectificationPage,
  countOfLevel,
  countOpenRectifications,
  openRectificationPage,
  type RatingCursor,
  ratingPage,
} from './queries.ts';
import { ratingLineReader } from './rating-line.ts';

const summaryDays = 30;

function requireReader(actor: StaffActor): void {
  requireRole(actor, 'handler', 'manager', 'administrator', 'auditor');
}

/**
 * One page of ratings: open rectifications by deadline, everything else newest first.
 * @throws CoreError `ROLE_NOT_ALLOWED`: ratings are read by those who answer for them
 */
export function listRatings(
  context: CoreContext,
  actor: StaffActor,
  request: { filter: RatingFilter; after?: RatingCursor | undefined; limit: number },
): { rows: RatingLine[]; next: RatingCursor | null } {
  requireReader(actor);
  const { filter, after, limit } = request;
  const { read } = context.data.database;
  const rows = read.all(pageOf(filter, after, limit));
  const last = rows.at(-1);
  const at = { open: last?.due_on, closed: last?.closed_at }[filter as 'open' | 'closed'] ?? last?.rated_at;
  return {
    rows: rows.map(ratingLineReader(context)),
    next: last && at && rows.length === limit ? { at, id: last.case_id } : null,
  };
}

function pageOf(filter: RatingFilter, after: RatingCursor | undefined, limit: number) {
  if (filter === 'open') return openRectificationPage(after, limit);
  if (filter === 'closed') return closedRectificationPage(after, limit);
  return ratingPage(filter === 'all' ? null : filter, after, limit);
}

/** Ratings of the last 30 days. @throws CoreError `ROLE_NOT_ALLOWED` */
export function summariseRatings(
  context: CoreContext,
  actor: StaffActor,
): { since: string; counts: RatingCounts; satisfaction: number | null; open: number; overdue: number } {
  requireReader(actor);
  const { database } = context.data;
  const { read } = database;
  const today = localDateInShanghai(database.now());
  const since = addCalendarDays(today, -summaryDays);
  const from = new Date(`${since}T00:00:00+08:00`).toISOString();
  const counted = RATING_LEVELS.map((level) => [level, read.first(countOfLevel(level, from))?.count ?? 0]);
  const counts = Object.fromEntries(counted) as RatingCounts;
  return {
    since,
    counts,
    satisfaction: satisfaction(counts),
    open: read.first(countOpenRectifications())?.count ?? 0,
    overdue: read.first(countOpenRectifications().where('due_on', '<', today))?.count ?? 0,
  };
}
