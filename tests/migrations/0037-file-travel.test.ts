import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

const page = { case_id: 'case', size: 7 };

function siteAt(schema: number) {
  const database = databaseAt(schema);
  insertRows(database, rowsOfEveryTable);
  database.exec("UPDATE site_identity SET site_number = '13'");
  return database;
}

describe('0037 file travel', () => {
  it('keeps what waits and what travelled, and recordings that are here wait, too', () => {
    const database = siteAt(36);
    insertRows(database, { case_scans: { ...page, id: 'own', version: '13.1.9' } });
    insertRows(database, { case_scans: { ...page, id: 'theirs', version: '02.1.9' } });
    insertRows(database, { case_scans: { ...page, id: 'sent', version: '13.1.9' } });
    database.exec("DELETE FROM scan_queue WHERE scan_id = 'sent'");
    database.exec("INSERT INTO scan_travel VALUES (1, 1, '2026-06-09', 7, 'paused')");
    insertRows(database, { stories: { id: 'told', recording_sha256: 'a' } });
    insertRows(database, { stories: { id: 'written', recording_sha256: null } });
    const stories = () => database.prepare('SELECT * FROM stories').all();
    const before = stories();
    migrate(database, () => {}, 37);
    expect(stories()).toEqual(before);
    expect(database.prepare('SELECT * FROM file_queue ORDER BY record_id').raw().all()).toEqual([
      ['own', 'caseScan', 7, 'up'],
      ['theirs', 'caseScan', 7, null],
      ['told', 'story', null, null],
    ]);
    expect(database.prepare('SELECT * FROM file_travel').raw().all()).toEqual([
      [1, 1, '2026-06-09', 7, 'paused'],
    ]);
  });

  it('has in its queue what is recorded, put in the place of another or taken out', () => {
    const database = siteAt(37);
    const queue = () =>
      database.prepare('SELECT record_id, way FROM file_queue ORDER BY record_id').raw().all();
    insertRows(database, { stories: { id: 'told', recording_sha256: 'a' } });
    insertRows(database, { stories: { id: 'written', recording_sha256: null } });
    expect(queue()).toEqual([['told', null]]);
    database.exec("UPDATE file_queue SET way = 'up'");
    database.exec("UPDATE stories SET recording_sha256 = recording_sha256, title = 'other'");
    expect(queue()).toEqual([['told', 'up']]);
    database.exec("UPDATE stories SET recording_sha256 = 'b'");
    expect(queue()).toEqual([
      ['told', null],
      ['written', null],
    ]);
    database.exec("UPDATE stories SET recording_sha256 = NULL WHERE id = 'told'");
    database.exec("DELETE FROM stories WHERE id = 'written'");
    expect(queue()).toEqual([]);
  });

  it('has pages in it as before, and looks at them again when their case comes here', () => {
    const database = siteAt(37);
    insertRows(database, { case_scans: { ...page, id: 'own', version: '13.1.9' } });
    insertRows(database, { case_scans: { ...page, id: 'theirs', version: '02.1.9' } });
    const queue = () =>
      database.prepare('SELECT record_id, way FROM file_queue ORDER BY record_id').raw().all();
    expect(queue()).toEqual([
      ['own', 'up'],
      ['theirs', null],
    ]);
    database.exec("DELETE FROM case_scans WHERE id = 'own'");
    expect(queue()).toEqual([['theirs', null]]);
    database.exec('DELETE FROM file_queue');
    database.exec("UPDATE cases SET held_by = '13'");
    expect(queue()).toEqual([['theirs', null]]);
  });
});
