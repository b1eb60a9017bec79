import type { OpenData } from '../data-folder/open-data.ts';
import type { ProblemList } from './problems.ts';

/** Every kept document is there, can be decrypted, and is as long as when it was kept. */
export function checkFiles(data: OpenData, problems: ProblemList): void {
  const kept = data.connection
    .prepare('SELECT case_id, kind, copy, sha256, size FROM document_files ORDER BY case_id, kind, copy')
    .iterate() as IterableIterator<{
    case_id: string;
    kind: string;
    copy: number;
    sha256: string;
    size: number;
  }>;
  for (const { case_id, kind, copy, sha256, size } of kept) {
    const name = `${case_id}/${kind}/${copy} ${sha256}`;
    try {
      // The content is authenticated together with its hash, so what decrypts is what was kept.
      if (data.files.get(sha256).length !== size) problems.add('files', 'file-damaged', name);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.add('files', missing ? 'file-missing' : 'file-damaged', name);
    }
  }
}
