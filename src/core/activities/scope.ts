import type { ActivityState, SeriesScope } from '#shared/domain/activity-types.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { linesOfSeries } from './queries.ts';
import type { ActivityRow } from './read.ts';

/** The activities a change is for: those of the series that are still planned, from this one on or all. */
export function inScope(context: CoreContext, row: ActivityRow, scope: SeriesScope): ActivityRow[] {
  if (scope === 'one' || row.series_id === null) return [row];
  return context.data.database.read
    .all(linesOfSeries(row.series_id))
    .filter(({ id, state }) => id === row.id || state === 'planned')
    .filter(({ id, starts_at }) => scope === 'all' || id === row.id || starts_at >= row.starts_at);
}

/**
 * What is planned for a centre is changed by that centre, and only before it was held or cancelled.
 * @throws CoreError `ACTIVITY_REFUSED`
 */
export function requirePlannable(context: CoreContext, row: ActivityRow): void {
  requireOwn(context, row);
  if (row.state !== 'planned') throw refused(row, row.state as Exclude<ActivityState, 'planned'>);
}

/** @throws CoreError `ACTIVITY_REFUSED` for an activity of another centre */
export function requireOwn(context: CoreContext, row: ActivityRow): void {
  if (row.site_number !== context.data.database.site.siteNumber) throw refused(row, 'other-centre');
}

export function refused(
  row: { name: string; centre_name: string | null },
  why: 'other-centre' | 'held' | 'cancelled' | 'too-early' | 'signed-up',
) {
  return failure('ACTIVITY_REFUSED', { why, name: row.name, centreName: row.centre_name ?? '' });
}
