import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure } from '#core/errors.ts';
import { writeFileDurably } from '#core/files/write-file-durably.ts';

/** Writes a file that an operator asked for, with the folders above it. @throws CoreError `FILE_NOT_WRITTEN` */
export function writeOut(path: string, content: Uint8Array): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileDurably(path, content);
  } catch (cause) {
    throw failure('FILE_NOT_WRITTEN', { path, cause: String(cause) });
  }
  return path;
}
