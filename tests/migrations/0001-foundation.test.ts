import { describe, expect, it } from 'vitest';
import { migrate, schemaOf } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0001 foundation', () => {
  it('makes every table from nothing, and each takes a row', () => {
    const database = databaseAt(0);
    expect(schemaOf(database)).toBe(0);
    migrate(database, () => {}, 1);
    expect(schemaOf(database)).toBe(1);

    insertRows(database, rowsOfEveryTable);
    const tables = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all() as string[];
    expect(Object.keys(rowsOfEveryTable).sort()).toEqual(tables.sort());
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('keeps the index of names in step with the people', () => {
    const database = databaseAt(1);
    insertRows(database, { residents: rowsOfEveryTable.residents });
    const found = (characters: string) =>
      database
        .prepare('SELECT count(*) FROM resident_names WHERE resident_names MATCH ?')
        .pluck()
        .get(characters);
    expect(found('"秀 英"')).toBe(1);
    database.exec("UPDATE residents SET name_characters = '林 秀 兰'");
    expect([found('"秀 英"'), found('"秀 兰"')]).toEqual([0, 1]);
    database.exec("UPDATE residents SET phone = '138'");
    expect(found('"秀 兰"')).toBe(1);
    database.exec('DELETE FROM residents');
    expect(found('"秀 兰"')).toBe(0);
  });

  it.each([
    ['a second site', { site_identity: { singleton: 2 } }],
    ['a case number twice', { cases: { ...rowsOfEveryTable.cases, id: 'other' } }],
    ['a change of an unknown kind', { changes: { seq: 2, operation: 'replace' } }],
    ['an insert based on a version', { changes: { seq: 2, operation: 'insert', base_version: '13.1.1' } }],
    ['an update based on nothing', { changes: { seq: 2, operation: 'update', base_version: null } }],
    [
      'a case of nobody',
      { cases: { ...rowsOfEveryTable.cases, id: 'other', number: 'n', resident_id: 'nobody' } },
    ],
    ['a paper of no case', { case_materials: { case_id: 'none' } }],
  ])('refuses %s', (_what, rows) => {
    const database = databaseAt(1);
    insertRows(database, rowsOfEveryTable);
    expect(() => insertRows(database, rows as Parameters<typeof insertRows>[1])).toThrow(/constraint/);
  });
});
