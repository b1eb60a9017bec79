import type { OpenData } from '../data-folder/open-data.ts';
import type { ProblemList } from './problems.ts';

/** What refers to a kept file, how the problem names it, and the length it had (NULL where none was written down). */
const referencesSql = `
  -- The pages of other sites' scans are there, and own ones may still be on their way back from the hub.
  WITH own_scans AS (SELECT * FROM case_scans WHERE EXISTS (
    SELECT 1 FROM changes JOIN site_identity USING (site_number)
    WHERE entity_id = case_scans.id AND entity = 'caseScan' AND operation = 'insert')
    AND NOT EXISTS (SELECT 1 FROM file_queue WHERE record_id = case_scans.id AND way IN ('down', 'absent')))
  SELECT case_id || '/' || kind || '/' || copy AS name, sha256, size FROM document_files
  UNION ALL SELECT case_id || '/' || kind || '/' || copy || ' page', page_sha256, page_size FROM document_files
    WHERE page_sha256 IS NOT NULL
  UNION ALL SELECT 'handover ' || handover_id, sha256, size FROM handover_files
  UNION ALL SELECT 'handover ' || handover_id || ' page', page_sha256, page_size FROM handover_files
  UNION ALL SELECT 'scan ' || id, sha256, size FROM own_scans
  UNION ALL SELECT 'scan ' || id, thumbnail_sha256, NULL FROM own_scans
  UNION ALL SELECT 'draft scan ' || id, sha256, size FROM draft_scans
  UNION ALL SELECT 'draft scan ' || id, thumbnail_sha256, NULL FROM draft_scans
  UNION ALL SELECT 'report template ' || id, sha256, size FROM report_templates
  -- Of recordings, too, what was made here has to be here, or on its way back.
  UNION ALL SELECT 'recording ' || id, recording_sha256, NULL FROM stories
    WHERE recording_sha256 IS NOT NULL AND EXISTS (
      SELECT 1 FROM changes JOIN site_identity USING (site_number)
      WHERE entity_id = stories.id AND entity = 'story' AND fields ->> 'recording_sha256' = recording_sha256)
      AND NOT EXISTS (SELECT 1 FROM file_queue WHERE record_id = stories.id AND way IN ('down', 'absent'))
  ORDER BY name`;

/** Every kept document, scan, recording and template of a report is there, can be decrypted, and is as long as when it was kept. */
export function checkFiles(data: OpenData, problems: ProblemList): void {
  const kept = data.connection.prepare(referencesSql).iterate() as IterableIterator<{
    name: string;
    sha256: string;
    size: number | null;
  }>;
  for (const { name, sha256, size } of kept) {
    const detail = `${name} ${sha256}`;
    try {
      // The content is authenticated together with its hash, so what decrypts is what was kept.
      const { length } = data.files.get(sha256);
      if (size !== null && length !== size) problems.add('files', 'file-damaged', detail);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.add('files', missing ? 'file-missing' : 'file-damaged', detail);
    }
  }
}
