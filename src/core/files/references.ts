import type { Schema } from '../db/query.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';

/**
 * Every column that names a kept file, each with an index. A table that begins to name files is added here before its
 * first row is written: a file that is in none of these columns may be removed.
 */
export const fileReferences = [
  ['document_files', 'sha256'],
  ['document_files', 'page_sha256'],
  ['handover_files', 'sha256'],
  ['handover_files', 'page_sha256'],
  ['draft_scans', 'sha256'],
  ['draft_scans', 'thumbnail_sha256'],
  ['case_scans', 'sha256'],
  ['case_scans', 'thumbnail_sha256'],
  ['report_templates', 'sha256'],
  ['stories', 'recording_sha256'],
] as const satisfies readonly (readonly [keyof Schema, string])[];

/** Whether anybody refers to a kept file. */
export function isReferredTo(read: ReadHandle, sha256: string): boolean {
  return fileReferences.some(([table, column]) =>
    read.first(
      query
        .selectFrom(table)
        .select((columns) => columns.lit(1).as('found'))
        .where(column as 'sha256', '=', sha256)
        .limit(1),
    ),
  );
}
