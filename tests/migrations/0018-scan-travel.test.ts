import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const page = { case_id: 'case', size: 7 };

describe('0018 scan travel', () => {
  it('leaves every row as it was, and the scans that are here wait to be sent', () => {
    const database = databaseAt(8);
    insertRows(database, rowsOfEveryTable);
    database.exec("UPDATE site_identity SET site_number = '13'");
    insertRows(database, {
      case_scans: { ...page, id: 'own', version: '13.1.9' },
    });
    insertRows(database, { case_scans: { ...page, id: 'theirs', version: '02.1.9' } });
    migrate(database, () => {}, 17);
    const rows = () =>
      ['case_scans', ...Object.keys(rowsOfEveryTable)].map((table) =>
        database.prepare(`SELECT * FROM ${table}`).all(),
      );
    const before = rows();
    migrate(database, () => {}, 18);
    expect(rows()).toEqual(before);
    expect(database.prepare('SELECT * FROM scan_queue ORDER BY scan_id').all()).toEqual([
      { scan_id: 'own', size: 7, way: 'up' },
      { scan_id: 'theirs', size: 7, way: null },
    ]);
  });

  it('has in its queue what is captured or comes, as long as its row is there', () => {
    const database = databaseAt(18);
    insertRows(database, rowsOfEveryTable);
    database.exec("UPDATE site_identity SET site_number = '13'");
    insertRows(database, { case_scans: { ...page, id: 'own', version: '13.1.9' } });
    insertRows(database, { case_scans: { ...page, id: 'theirs', version: '02.1.9' } });
    const queue = () => database.prepare('SELECT scan_id, way FROM scan_queue ORDER BY scan_id').raw().all();
    expect(queue()).toEqual([
      ['own', 'up'],
      ['theirs', null],
    ]);
    database.exec("DELETE FROM case_scans WHERE id = 'own'");
    expect(queue()).toEqual([['theirs', null]]);
  });
});
