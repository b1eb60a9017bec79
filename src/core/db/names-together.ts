import type { StatementCache } from './read-handle.ts';

/**
 * Does work that may insert many residents, and takes the names of all of them into the index afterwards; inside one
 * transaction. One by one the index costs more than the rows.
 * @param most so many rows can be new
 */
export function withNamesTogether<Result>(cache: StatementCache, most: number, work: () => Result): Result {
  const before = cache.get('SELECT max(local_row) AS last FROM residents').get() as { last: number | null };
  cache.get('INSERT INTO names_together (singleton) VALUES (1)').run();
  const result = work();
  cache.get('DELETE FROM names_together').run();
  // The last rows may have gone and their numbers been given again; what was corrected meanwhile is in the index already.
  cache
    .get(
      `INSERT INTO resident_names (rowid, name_characters)
       SELECT local_row, name_characters FROM residents AS new
       WHERE local_row > ? AND NOT EXISTS (SELECT 1 FROM resident_names_docsize AS indexed WHERE indexed.id = local_row)`,
    )
    .run((before.last ?? 0) - most);
  return result;
}
