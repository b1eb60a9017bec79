import type { Database as Connection } from 'better-sqlite3';
import type { ProblemList } from './problems.ts';

/** Reads every page in use; the cipher refuses a page of which a bit was changed. Indexes must fit their tables. */
export function checkPages(connection: Connection, problems: ProblemList): void {
  const lines = connection.pragma('integrity_check(100)') as { integrity_check: string }[];
  for (const { integrity_check: line } of lines) {
    if (line !== 'ok') problems.add('pages', 'page-damaged', line);
  }
}

/** Every row that another one refers to is there. */
export function checkForeignKeys(connection: Connection, problems: ProblemList): void {
  const broken = connection.prepare('PRAGMA foreign_key_check').iterate() as IterableIterator<{
    table: string;
    rowid: number | null;
    parent: string;
  }>;
  for (const { table, rowid, parent } of broken) {
    const row = rowid === null ? '' : ` row ${rowid}`;
    problems.add('foreign-keys', 'foreign-key-broken', `${table}${row} -> ${parent}`);
  }
}

/** A serial that was given out is never given again: the counter stands at the highest one or above. */
export function checkSerials(connection: Connection, problems: ProblemList): void {
  const behind = connection
    .prepare(
      `SELECT cases.site_number || '-' || cases.year || ': ' || max(cases.serial) AS detail
       FROM cases
       JOIN site_identity AS own ON own.site_number = cases.site_number
       LEFT JOIN case_serials AS counter
         ON counter.site_number = cases.site_number AND counter.year = cases.year
       GROUP BY cases.site_number, cases.year
       -- A site made anew has no counter before its first number; it begins above what it knows.
       HAVING max(cases.serial) > coalesce(max(counter.last_serial), CASE WHEN own.epoch > 1 THEN max(cases.serial) ELSE 0 END)`,
    )
    .pluck()
    .all() as string[];
  for (const detail of behind) problems.add('serials', 'serial-given-twice', detail);
}
