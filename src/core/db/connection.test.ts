import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateKey } from '../data-folder/key-file.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { faultOf } from '../testing/fault.ts';
import { freshSite } from '../testing/fresh-site.ts';
import { openConnection } from './connection.ts';

let whole: string;
let key: string;
beforeAll(() => {
  const site = freshSite();
  key = site.key;
  site.data.database.close();
  whole = join(site.folder, 'onewindow.db');
});

function copy(): string {
  const file = join(temporaryFolder(), 'copy.db');
  copyFileSync(whole, file);
  return file;
}

/** Reads every page: what SQLite finds wrong, or the content. */
function readAll(database: Connection): string {
  const fault = database.pragma('integrity_check', { simple: true }) as string;
  if (fault !== 'ok') throw new Error(`malformed: ${fault}`);
  const tables = database
    .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name")
    .pluck();
  const rows = (tables.all() as string[]).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  return JSON.stringify(rows);
}

describe('an open connection', () => {
  it('has the guards of official records in force', () => {
    const database = openConnection({ file: copy(), key });
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect({
      journal: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreignKeys: pragma('foreign_keys'),
      temporaryStore: pragma('temp_store'),
      cipher: pragma('cipher'),
      trustedSchema: pragma('trusted_schema'),
      cacheSize: pragma('cache_size'),
      busyTimeout: pragma('busy_timeout'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      foreignKeys: 1,
      temporaryStore: 2,
      cipher: 'aegis',
      trustedSchema: 0,
      cacheSize: -65536,
      busyTimeout: 5000,
    });
    database.close();
  });

  it('runs on an SQLite without the WAL defect that corrupts', () => {
    const database = openConnection({ file: copy(), key });
    const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003);
    database.close();
  });

  it('reads a database that it may not change', () => {
    const database = openConnection({ file: copy(), key, readonly: true });
    expect(database.prepare('SELECT count(*) FROM centres').pluck().get()).toBe(17);
    expect(() => database.exec('DELETE FROM centres')).toThrow(/readonly/);
    database.close();
  });
});

describe('opening', () => {
  it('is refused with another key, and the file stays as it was', () => {
    const file = copy();
    const before = readFileSync(file);
    expect(faultOf(() => openConnection({ file, key: generateKey() }))).toMatchObject({ code: 'wrong-key' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused for a file that is no database', () => {
    const file = join(temporaryFolder(), 'notes.db');
    writeFileSync(file, '一窗'.repeat(4096));
    expect(faultOf(() => openConnection({ file, key })).code).toMatch(/wrong-key|damaged-database/);
  });

  it('never takes a changed byte for data, wherever it lies', () => {
    const intact = openConnection({ file: whole, key, readonly: true });
    const content = readAll(intact);
    intact.close();
    const pageSize = 4096;
    const pages = statSync(whole).size / pageSize;
    const place = fc.record({
      page: fc.integer({ min: 0, max: pages - 1 }),
      offset: fc.integer({ min: 0, max: pageSize - 1 }),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    fc.assert(
      fc.property(place, ({ page, offset, bit }) => {
        const bytes = readFileSync(whole);
        const at = page * pageSize + offset;
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        const file = join(temporaryFolder(), 'flipped.db');
        writeFileSync(file, bytes);
        let database: Connection;
        try {
          database = openConnection({ file, key });
        } catch (error) {
          expect((error as { code: string }).code).toMatch(/wrong-key|damaged-database/);
          return;
        }
        try {
          // The first bytes of the file (a salt that a raw key does not need) change nothing.
          expect(readAll(database)).toBe(content);
        } catch (error) {
          expect(String(error)).toMatch(/malformed|not a database|vtable constructor failed/);
        } finally {
          database.close();
        }
      }),
      {
        numRuns: 60,
        examples: [0, 15, 16, 17, 18, 19, 20, 23, 24].map((offset) => [{ page: 0, offset, bit: 0 }]),
      },
    );
  });

  it('shows that the end of the file is missing', () => {
    const file = copy();
    truncateSync(file, 4096 * 20);
    const read = () => {
      const database = openConnection({ file, key });
      try {
        readAll(database);
      } finally {
        database.close();
      }
    };
    expect(faultOf(read).code).toBe('damaged-database');
  });
});
