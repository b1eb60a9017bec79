import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentSchema, type Migration, migrate, migrations, schemaOf } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const folder = resolve(import.meta.dirname, '../../src/core/db/migrations');
const numberOf = (file: string) => Number(file.slice(0, 4));

describe('the migrations', () => {
  it('are all listed, each with a test of its own', () => {
    const files = globSync('*.ts', { cwd: folder }).sort();
    expect(files.map(numberOf)).toEqual(migrations.map(({ number }) => number));
    expect(files).toEqual(
      migrations.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}.ts`),
    );
    const tests = globSync('0*.test.ts', { cwd: import.meta.dirname }).map(numberOf);
    expect(tests.sort((one, other) => one - other)).toEqual(files.map(numberOf));
  });

  it('import nothing of the application, which changes while they must not', () => {
    for (const file of globSync('*.ts', { cwd: folder })) {
      const text = readFileSync(resolve(folder, file), 'utf8');
      const imports = text.match(/^import .*$/gm) ?? [];
      expect(imports).toEqual(["import type { Migration } from '../migrator.ts';"]);
    }
  });

  it('bring a database of any earlier application up to date with what is in it', () => {
    for (let from = 1; from <= currentSchema; from += 1) {
      const database = databaseAt(from);
      insertRows(database, rowsOfEveryTable);
      migrate(database, () => {});
      expect(schemaOf(database)).toBe(currentSchema);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    }
  }, 60_000);
});

describe('the next migration', () => {
  const next: Migration = {
    number: currentSchema + 1,
    name: 'made-up',
    sql: `ALTER TABLE residents ADD COLUMN ethnic_group TEXT;
      CREATE TABLE visits (id TEXT NOT NULL PRIMARY KEY, resident_id TEXT NOT NULL REFERENCES residents (id)) STRICT;
      INSERT INTO visits SELECT 'visit', id FROM residents;`,
  };

  it('is tested like this: rows at N-1, then N, then the same rows', () => {
    const database = databaseAt(next.number - 1);
    insertRows(database, rowsOfEveryTable);
    const before = Object.keys(rowsOfEveryTable).map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    );
    migrate(database, () => {}, next.number, [...migrations, next]);
    expect(schemaOf(database)).toBe(next.number);
    const after = Object.keys(rowsOfEveryTable).map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    );
    expect(after).toMatchObject(before as object[]);
    expect(database.prepare('SELECT resident_id FROM visits').pluck().all()).toEqual(['resident']);
    expect(database.prepare('SELECT ethnic_group FROM residents').pluck().all()).toEqual([null]);
  });
});
