import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0033 names together', () => {
  it('leaves every resident as he was and found as before; who comes alone is in the index at once', () => {
    const database = databaseAt(32);
    insertRows(database, { residents: rowsOfEveryTable.residents });
    const before = database.prepare('SELECT * FROM residents').all() as { local_row: number }[];
    const indexed = () => database.prepare('SELECT id FROM resident_names_docsize ORDER BY id').pluck().all();
    const known = indexed();
    expect(known).toEqual(before.map(({ local_row }) => local_row));
    migrate(database, () => {}, 33);
    expect(database.prepare('SELECT * FROM residents').all()).toEqual(before);
    expect(indexed()).toEqual(known);
    database
      .prepare(
        `INSERT INTO residents (id, identity_kind, identity_number, name, sex, phone, address, version, name_initials,
          name_characters) VALUES ('new', 'resident-id', '', '林秀英', '0', '', '', '13.1.9', 'lxy', '林 秀 英')`,
      )
      .run();
    const found = database
      .prepare(`SELECT id FROM residents WHERE local_row IN
        (SELECT rowid FROM resident_names WHERE resident_names MATCH '"秀 英"')`)
      .pluck()
      .all();
    expect(found).toContain('new');
  });
});
