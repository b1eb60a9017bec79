import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0031 known place', () => {
  it('knows of no file yet, so that no installation counts as a copy', () => {
    const database = databaseAt(30);
    insertRows(database, { site_identity: rowsOfEveryTable.site_identity });
    const before = database.prepare('SELECT * FROM site_identity').get() as object;
    migrate(database, () => {}, 31);
    expect(database.prepare('SELECT * FROM site_identity').get()).toEqual({ ...before, file_id: '' });
    expect(database.prepare('SELECT shared_seq FROM sync_state').all()).toEqual([]);
  });
});
