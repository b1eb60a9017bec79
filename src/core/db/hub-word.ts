import type { Certificate } from '#shared/sync/certificate.ts';
import type { HubStart } from '#shared/sync/hub-starts.ts';
import type { StatementCache } from './read-handle.ts';

/** Replaces the starts of the hub that are known here; those that stay, nearly all as a rule, are not written again. */
export function keepStarts(cache: StatementCache, starts: readonly HubStart[]): void {
  const known = cache.get('SELECT id FROM hub_starts ORDER BY position').all() as Pick<HubStart, 'id'>[];
  const differs = known.findIndex(({ id }, at) => id !== starts[at]?.id);
  const same = differs < 0 ? known.length : differs;
  cache.get('DELETE FROM hub_starts WHERE position > ?').run(same);
  for (const [at, { id, epoch, after }] of starts.slice(same).entries()) {
    cache
      .get('INSERT INTO hub_starts (position, id, epoch, after_number) VALUES (?, ?, ?, ?)')
      .run(same + at + 1, id, epoch, after);
  }
}

/** Keeps what the hub said of a centre's keys; the latest word counts. */
export function keepCertificate(cache: StatementCache, certificate: Certificate): void {
  cache
    .get(
      `INSERT INTO certificates_of_sites (site_number, serial, certificate) VALUES (?, ?, ?)
        ON CONFLICT (site_number) DO UPDATE SET serial = excluded.serial, certificate = excluded.certificate
        WHERE excluded.serial >= serial`,
    )
    .run(certificate.siteNumber, certificate.serial, JSON.stringify(certificate));
}

/** The files of what a site captured wait to be sent; whose a recording is, is found out then. */
export function queueFilesOf(cache: StatementCache, siteNumber: string): void {
  cache
    .get(
      `INSERT OR IGNORE INTO file_queue (record_id, entity, size, way)
       SELECT id, 'caseScan', size, 'up' FROM case_scans WHERE substr(version, 1, 3) = ?
       UNION ALL SELECT id, 'story', NULL, NULL FROM stories WHERE recording_sha256 IS NOT NULL`,
    )
    .run(`${siteNumber}.`);
}
