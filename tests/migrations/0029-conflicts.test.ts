import { describe, expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { rowsOfEveryTable } from './0001-rows.ts';
import { databaseAt, insertRows } from './database-at.ts';

describe('0029 conflicts', () => {
  it('says of every dispute there is when it arose, by the latest change that disagrees', () => {
    const database = databaseAt(28);
    const change = (seq: number, clock: string) => ({
      ...rowsOfEveryTable.changes,
      ...{ site_number: '17', epoch: 2, seq, clock, entity: 'resident', entity_id: 'r-1' },
    });
    for (const [seq, clock] of [
      [4, '1767580000000-0000-17'],
      [5, '1767590000000-0000-17'],
      [6, '1767600000000-0000-17'],
    ] as const) {
      insertRows(database, { changes: change(seq, clock) });
    }
    const dispute = {
      ...{ entity: 'resident', entity_id: 'r-1', field: 'phone', standing_stamp: '17.2.6' },
      losers: '[{"value":"1","stamp":"17.2.4"},{"value":"2","stamp":"17.2.5"}]',
    };
    insertRows(database, { conflicts: dispute });
    insertRows(database, { conflicts: { ...dispute, entity_id: 'r-2' } });
    migrate(database, () => {}, 29);
    expect(database.prepare('SELECT * FROM conflicts ORDER BY entity_id').all()).toEqual([
      { ...dispute, raised_at: '1767590000000-0000-17' },
      { ...dispute, entity_id: 'r-2', raised_at: '' },
    ]);
    expect(database.prepare('SELECT * FROM settled_conflicts').all()).toEqual([]);
  });
});
