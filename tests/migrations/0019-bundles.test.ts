import { expect, it } from 'vitest';
import { migrate } from '#core/db/migrator.ts';
import { databaseAt, insertRows } from './database-at.ts';

it('0019 bundles: an enrolled site stays so, and has no keys for bundles yet', () => {
  const database = databaseAt(18);
  insertRows(database, { sync_state: { singleton: 1, hub_url: 'https://10.0.0.1:8717', answered_seq: 57 } });
  const before = database.prepare('SELECT * FROM sync_state').get() as object;
  migrate(database, () => {}, 19);
  expect(database.prepare('SELECT * FROM sync_state').get()).toEqual({
    ...before,
    sealing_key: '',
    hub_keys: '',
    keys_version: 0,
    exported_seq: 0,
    exported_at: null,
  });
  for (const table of ['certificates_of_sites', 'learned_changes']) {
    expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  }
});
