import Sqlite, { type Database } from 'better-sqlite3';
import { CoreError } from '../errors.ts';

/** 32 random bytes as 64 hexadecimal digits: a raw key, so that opening needs no stretching. */
export type DatabaseKey = string;

export interface ConnectionOptions {
  file: string;
  key: DatabaseKey;
  /** The SQLite addon built for the runtime in use; only development runtimes need one. */
  nativeBinding?: string;
  readonly?: boolean;
}

/** Older versions can corrupt a database in WAL mode. */
const oldestSafeSqlite = [3, 51, 3] as const;

/**
 * Opens the encrypted file (AEGIS: a flipped bit is reported as damage, not read as data).
 * synchronous=FULL because these are official records; temporary data stays in memory because a temporary
 * file would not be encrypted.
 * @throws CoreError `wrong-key`, `damaged-database`, `data-not-writable`, `sqlite-too-old`
 */
export function openConnection({ file, key, nativeBinding, readonly }: ConnectionOptions): Database {
  const database = openFile(file, { nativeBinding, readonly: readonly ?? false, timeout: 5000 });
  try {
    database.pragma("cipher = 'aegis'");
    database.pragma(`key = "x'${key}'"`);
    assertSafeSqlite(database);
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    if (!readonly) {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      database.pragma('journal_size_limit = 67108864');
    }
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (cause) {
    database.close();
    throw startFailure(cause, file);
  }
}

function openFile(file: string, options: Sqlite.Options): Database {
  try {
    return new Sqlite(file, options);
  } catch (cause) {
    throw startFailure(cause, file);
  }
}

function assertSafeSqlite(database: Database): void {
  const text = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  const [wantMajor, wantMinor, wantPatch] = oldestSafeSqlite;
  const order = major - wantMajor || minor - wantMinor || patch - wantPatch;
  if (order < 0) throw new CoreError('sqlite-too-old', { found: text, needed: oldestSafeSqlite.join('.') });
}

/** What an error of SQLite means while a database is being opened; any other error stays what it is. */
export function startFailure(cause: unknown, file: string): unknown {
  const code = (cause as { code?: string }).code ?? '';
  if (code.startsWith('SQLITE_NOTADB')) return new CoreError('wrong-key', { file }, { cause });
  if (code.startsWith('SQLITE_CORRUPT')) return new CoreError('damaged-database', { file }, { cause });
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code))
    return new CoreError('data-not-writable', { file }, { cause });
  return cause;
}
