import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { columnWord } from '#shared/wording/column-names.ts';
import { ENTITY_NAMES } from '#shared/wording/entity-names.ts';
import { migrate } from '../db/migrator.ts';
import { derivedColumns, syncedEntities } from '../db/synced-entities.ts';

it('every record and every field that can be disputed has a Chinese name', () => {
  expect(Object.keys(ENTITY_NAMES).sort()).toEqual(Object.keys(syncedEntities).sort());
  const database = new Sqlite(':memory:');
  migrate(database, () => {});
  const unnamed: string[] = [];
  for (const [entity, { table, key }] of Object.entries(syncedEntities)) {
    const columns = database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .pluck()
      .all() as string[];
    for (const column of columns) {
      if ((derivedColumns as readonly string[]).includes(column)) continue;
      if ((key as readonly string[]).includes(column)) continue;
      if (columnWord(entity, column) === '其他内容') unnamed.push(`${entity}.${column}`);
    }
  }
  database.close();
  expect(unnamed).toEqual([]);
});
