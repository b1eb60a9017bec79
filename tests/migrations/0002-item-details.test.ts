import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0002 item details', () => {
  it('leaves every row as it was: an item without details, a case without questions', () => {
    const database = databaseAt(1);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 2);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT * FROM service_item_versions').get()).toMatchObject({
      details: null,
      synonyms: '[]',
      synonym_keys: '[]',
      frequency_weight: 0,
    });
    expect(database.prepare('SELECT * FROM service_item_materials').get()).toMatchObject({
      may_lack: 0,
      declarable: 0,
      condition: null,
      source: '',
      where_to_get: '',
      acceptance: '',
      sensitive: 0,
    });
    expect(database.prepare('SELECT * FROM cases').get()).toMatchObject({
      situation_answers: '{}',
      form_values: '{}',
    });
  });
});
