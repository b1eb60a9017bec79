import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0006 catalogue management', () => {
  it('leaves every row as it was: no version withdrawn, no sample described', () => {
    const database = databaseAt(5);
    insertRows(database, rowsOfEveryTable);
    const rows = () =>
      Object.keys(rowsOfEveryTable).map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    migrate(database, () => {}, 6);
    expect(rows()).toMatchObject(before as object[]);
    expect(database.prepare('SELECT * FROM service_item_versions').get()).toMatchObject({
      withdrawn: 0,
      saved_by: '',
      saved_at: '',
    });
    expect(database.prepare('SELECT sample FROM service_item_materials').pluck().all()).toEqual(['']);
  });

  it('stamps the catalogue anew with every version written, changed or removed, and with nothing else', () => {
    const database = databaseAt(6);
    const stamp = () => database.prepare('SELECT stamp FROM catalogue_stamp').pluck().get();
    const stamps = [stamp()];
    insertRows(database, rowsOfEveryTable);
    stamps.push(stamp());
    database.exec("UPDATE service_item_versions SET name = 'another'");
    stamps.push(stamp());
    database.exec("UPDATE residents SET phone = '1'");
    expect(stamp()).toBe(stamps.at(-1));
    database.exec('PRAGMA foreign_keys = OFF; DELETE FROM service_item_versions');
    stamps.push(stamp());
    expect(new Set(stamps).size).toBe(stamps.length);
  });
});
