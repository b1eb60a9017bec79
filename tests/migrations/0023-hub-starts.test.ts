import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0023 hub starts', () => {
  it('leaves every change as it was, with no receipt; of the hub no start is known yet', () => {
    const database = databaseAt(22);
    insertRows(database, { changes: rowsOfEveryTable.changes, sync_state: { singleton: 1 } });
    const before = database.prepare('SELECT * FROM changes').all() as object[];
    expect(before).not.toEqual([]);
    migrate(database, () => {}, 23);
    expect(database.prepare('SELECT * FROM changes').all()).toEqual(
      before.map((change) => ({ ...change, receipt: null })),
    );
    expect(database.prepare('SELECT hub_start FROM sync_state').all()).toEqual([{ hub_start: '' }]);
    expect(database.prepare('SELECT * FROM hub_starts').all()).toEqual([]);
  });
});
