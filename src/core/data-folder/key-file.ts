import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { DatabaseKey } from '../db/connection.ts';
import { CoreError } from '../errors.ts';
import { writeFileDurably } from '../files/write-file-durably.ts';
import { dataLayout } from './layout.ts';

const keyFile = z.discriminatedUnion('kind', [
  /** Generated people only: the key lies in clear beside the database, so that every tool can open it. */
  z.object({ kind: z.literal('demo'), key: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** The key as the operating system's key store wrapped it, base64. */
  z.object({ kind: z.literal('system'), wrappedKey: z.string() }),
]);
export type KeyFile = z.infer<typeof keyFile>;

/** A new random database key. */
export function generateKey(): DatabaseKey {
  return randomBytes(32).toString('hex');
}

export function writeKeyFile(folder: string, content: KeyFile): void {
  writeFileDurably(dataLayout(folder).key, JSON.stringify(content, null, 1), 0o600);
}

/** @throws CoreError `no-data` when the folder holds no database, `key-missing`, `key-unreadable` */
export function readKeyFile(folder: string): KeyFile {
  const { key: file, database } = dataLayout(folder);
  if (!existsSync(file)) throw new CoreError(existsSync(database) ? 'key-missing' : 'no-data', { folder });
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CoreError('key-unreadable', { file }, { cause });
  }
}

/**
 * The key of a demo folder, for tools without access to the operating system's key store.
 * @throws CoreError `key-in-system-store` for a folder that holds real people
 */
export function readDemoKey(folder: string): DatabaseKey {
  const content = readKeyFile(folder);
  if (content.kind !== 'demo') throw new CoreError('key-in-system-store', { folder });
  return content.key;
}
