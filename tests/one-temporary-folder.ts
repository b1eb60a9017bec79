import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Everything temporary of a run lies in one folder that goes with the run: a worker is ended by a signal, and a test
 * that fails or is killed cleans nothing up.
 */
export default function oneTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-run-'));
  // PostgreSQL does not run as root, and its folders lie in here.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
