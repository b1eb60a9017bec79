import { statSync } from 'node:fs';

/** How the file system names a file: the same after a move within it, another for every copy. */
export function fileId(file: string): string {
  const { ino, birthtimeNs } = statSync(file, { bigint: true });
  return `${ino}-${birthtimeNs}`;
}
