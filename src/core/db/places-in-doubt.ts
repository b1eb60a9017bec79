import type { Change } from '#shared/sync/change.ts';
import type { SiteIdentity } from './change-log.ts';
import type { StatementCache } from './read-handle.ts';

type Named = Pick<Change, 'siteNumber' | 'epoch' | 'seq'>;

/**
 * Notes all that came of others with a place that the hub may have lost to a backup: it is asked about them. Their author may have
 * sent them again since without having heard of that place, and got another answer.
 * @param sure up to which number the places of each epoch of the hub are as they were
 */
export function doubtPlaces(
  cache: StatementCache,
  { siteNumber, epoch }: SiteIdentity,
  sure: ReadonlyMap<number, number>,
): void {
  cache
    .get(
      `INSERT INTO learned_changes (site_number, epoch, seq, in_doubt)
        SELECT site_number, epoch, seq, 1 FROM changes
          WHERE hub_number > coalesce((SELECT value FROM json_each(?) WHERE key = CAST(hub_epoch AS TEXT)), 0)
            AND NOT (site_number = ? AND epoch = ?)
        ON CONFLICT DO UPDATE SET in_doubt = 1`,
    )
    .run(JSON.stringify(Object.fromEntries(sure)), siteNumber, epoch);
}

/** The hub has spoken about a place. */
export function trustPlace(cache: StatementCache, { siteNumber, epoch, seq }: Named): void {
  cache
    .get('DELETE FROM learned_changes WHERE site_number = ? AND epoch = ? AND seq = ? AND in_doubt')
    .run(siteNumber, epoch, seq);
}

/** The hub does not know of a place any more. */
export function takePlaceAway(cache: StatementCache, { siteNumber, epoch, seq }: Named): void {
  cache
    .get(
      `UPDATE changes SET hub_epoch = NULL, hub_number = NULL, receipt = NULL
        WHERE site_number = ? AND epoch = ? AND seq = ?`,
    )
    .run(siteNumber, epoch, seq);
}
