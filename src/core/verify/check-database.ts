import type { Database as Connection } from 'better-sqlite3';
import { serialBlock } from '#shared/domain/serial-block.ts';
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

/**
 * A serial that was given out is never given again: the counter stands at the highest one or above. A copy of this
 * installation counts in a block of its own, further up, and what it gave out before it knew has a mark.
 */
export function checkSerials(connection: Connection, problems: ProblemList): void {
  const behind = connection
    .prepare(
      `SELECT cases.site_number || '-' || cases.year || ': ' || max(cases.serial) AS detail
       FROM cases
       JOIN site_identity AS own ON own.site_number = cases.site_number
       LEFT JOIN case_serials AS counter
         ON counter.site_number = cases.site_number AND counter.year = cases.year
       WHERE instr(cases.number, '/') = 0
         AND cases.serial <= coalesce((SELECT min(epoch) - 1 FROM changes
           WHERE changes.site_number = own.site_number AND changes.epoch > own.epoch) * @block, cases.serial)
       GROUP BY cases.site_number, cases.year
       HAVING max(cases.serial) > coalesce(max(counter.last_serial), (own.epoch - 1) * @block)`,
    )
    .pluck()
    .all({ block: serialBlock(2) }) as string[];
  for (const detail of behind) problems.add('serials', 'serial-given-twice', detail);
}
