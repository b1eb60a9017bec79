import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { DatabaseKey } from '../db/connection.ts';
import { CoreError } from '../errors.ts';
import { writeFileDurably } from '../files/write-file-durably.ts';
import { dataLayout } from './layout.ts';

/**
 * `demo`: generated people only; the key lies in clear beside the database, so that every tool can open it.
 * `system`: the key as the operating system's key store wrapped it, base64.
 */
export type KeyFile = { kind: 'demo'; key: DatabaseKey } | { kind: 'system'; wrappedKey: string };

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
    return asKeyFile(JSON.parse(readFileSync(file, 'utf8')));
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

/** By hand, because main reads the key before anything else and a schema library costs it start-up time. */
function asKeyFile(content: Partial<Record<string, unknown>>): KeyFile {
  const { kind, key, wrappedKey } = content;
  if (kind === 'demo' && typeof key === 'string' && /^[0-9a-f]{64}$/.test(key)) return { kind, key };
  if (kind === 'system' && typeof wrappedKey === 'string') return { kind, wrappedKey };
  throw new Error('Neither a demo key nor a wrapped one');
}
