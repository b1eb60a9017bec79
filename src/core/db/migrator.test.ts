import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { generateKey } from '../data-folder/key-file.ts';
import { temporaryFolder } from '../testing/after-file.ts';
import { faultOf } from '../testing/fault.ts';
import { freshSite } from '../testing/fresh-site.ts';
import { openConnection } from './connection.ts';
import { currentSchema, type Migration, migrate, migrations, schemaOf } from './migrator.ts';

const key = generateKey();
const noBackUp = () => {
  throw new Error('No backup is needed here');
};

const people: Migration = {
  number: 1,
  name: 'people',
  sql: 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;',
};
const phones: Migration = {
  number: 2,
  name: 'phones',
  sql: "ALTER TABLE people ADD COLUMN phone TEXT NOT NULL DEFAULT ''; UPDATE people SET phone = '138';",
};
const failing: Migration = {
  number: 3,
  name: 'failing',
  sql: "CREATE TABLE half (a); UPDATE people SET name = 'spoiled'; CREATE TABLE people (a);",
};

function open(file = join(temporaryFolder(), 'test.db')): Connection {
  return openConnection({ file, key });
}

function tables(database: Connection) {
  return database.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all();
}

describe('migrate', () => {
  it('makes a fresh database without a backup', () => {
    const database = open();
    migrate(database, noBackUp);
    expect(schemaOf(database)).toBe(currentSchema);
    expect(tables(database)).toContain('cases');
    database.close();
  });

  it('leaves a current database alone', () => {
    const database = open();
    migrate(database, noBackUp);
    const before = tables(database);
    migrate(database, noBackUp);
    expect(tables(database)).toEqual(before);
    database.close();
  });

  it('takes each missing step once, after one backup, and stops at the target', () => {
    const database = open();
    const backUp = vi.fn();
    migrate(database, noBackUp, 1, [people, phones]);
    database.exec("INSERT INTO people (name) VALUES ('林秀英')");
    migrate(database, backUp, 1, [people, phones]);
    expect(backUp).not.toHaveBeenCalled();
    migrate(database, backUp, 2, [people, phones]);
    expect(backUp.mock.calls).toEqual([[1]]);
    expect(schemaOf(database)).toBe(2);
    expect(database.prepare('SELECT name, phone FROM people').all()).toEqual([
      { name: '林秀英', phone: '138' },
    ]);
    database.close();
  });

  it('refuses a database of a later application and does not touch it', () => {
    const file = join(temporaryFolder(), 'test.db');
    const later = open(file);
    migrate(later, noBackUp, 2, [people, phones]);
    later.close();
    const before = readFileSync(file);
    const database = openConnection({ file, key, readonly: true });
    expect(faultOf(() => migrate(database, noBackUp, 1, [people]))).toEqual({
      code: 'database-from-newer-app',
      data: { found: 2, known: 1 },
    });
    database.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('leaves the number and the data before the step that fails', () => {
    const database = open();
    migrate(database, noBackUp, 1, [people]);
    database.exec("INSERT INTO people (name) VALUES ('林秀英')");
    expect(faultOf(() => migrate(database, () => {}, 3, [people, phones, failing]))).toEqual({
      code: 'migration-failed',
      data: { number: 3, name: 'failing' },
    });
    expect(schemaOf(database)).toBe(2);
    expect(tables(database)).toEqual(['people']);
    expect(database.prepare('SELECT name, phone FROM people').all()).toEqual([
      { name: '林秀英', phone: '138' },
    ]);
    expect(database.inTransaction).toBe(false);
    database.close();
  });

  it('takes no step when the backup could not be made', () => {
    const database = open();
    migrate(database, noBackUp, 1, [people]);
    const noSpace = () => {
      throw new Error('ENOSPC');
    };
    expect(faultOf(() => migrate(database, noSpace, 2, [people, phones])).code).toBe('migration-failed');
    expect(schemaOf(database)).toBe(1);
    database.close();
  });

  it('does not take a step again that another process took meanwhile', () => {
    const file = join(temporaryFolder(), 'test.db');
    const first = open(file);
    migrate(first, noBackUp, 1, [people]);
    const second = open(file);
    const takenMeanwhile = () => migrate(second, () => {}, 2, [people, phones]);
    migrate(first, takenMeanwhile, 2, [people, phones]);
    expect(schemaOf(first)).toBe(2);
    first.close();
    second.close();
  });

  it('keeps what a site wrote when a later step is added', () => {
    const site = freshSite();
    site.data.database.close();
    const file = join(temporaryFolder(), 'site.db');
    copyFileSync(join(site.folder, 'onewindow.db'), file);
    const database = openConnection({ file, key: site.key });
    const changes = database.prepare('SELECT count(*) FROM changes').pluck().get();
    const next: Migration = {
      number: currentSchema + 1,
      name: 'next',
      sql: "ALTER TABLE centres ADD COLUMN opening_hours TEXT NOT NULL DEFAULT '';",
    };
    const steps = [...migrations, next];
    migrate(database, () => {}, steps.length, steps);
    expect(database.prepare('SELECT DISTINCT opening_hours FROM centres').pluck().all()).toEqual(['']);
    expect(database.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(changes);
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });
});
