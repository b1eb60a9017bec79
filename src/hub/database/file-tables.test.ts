import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { makeFileTables } from './file-tables.ts';
import { type HubSchema, hubMigrations } from './schema.ts';

const database = new Kysely<HubSchema>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
afterAll(() => database.destroy());

const hash = (letter: string) => letter.repeat(64);
let seq = 0;
async function keep(site: string, entity: string, id: string, fields: object, operation = 'update') {
  seq += 1;
  await sql`INSERT INTO changes (site_number, epoch, seq, command_id, entity, entity_id, operation, fields, actor_id,
      clock, hub_number, order_epoch, order_number, outcome, for_all, root)
    VALUES (${site}, 1, ${seq}, 'c', ${entity}, ${id}, ${operation}, ${JSON.stringify(fields)},
      'a', 'now', ${seq}, 1, ${seq}, 'confirmed', 1, '')`.execute(database);
}

it('knows the files of the scans and stories that a hub had before it knew of recordings', async () => {
  const steps = hubMigrations.slice(0, hubMigrations.indexOf(makeFileTables));
  for (const step of steps) await step(database);
  const scan = { case_id: 'c1', sha256: hash('a'), thumbnail_sha256: hash('b'), size: 9, sensitive: 0 };
  await keep('13', 'caseScan', 's1', scan, 'insert');
  await keep('13', 'caseScan', 's2', { ...scan, sha256: hash('c') }, 'insert');
  await keep('13', 'caseScan', 's2', {}, 'delete');
  await keep('13', 'story', 't1', { title: 'told', recording_sha256: hash('d') }, 'insert');
  await keep('13', 'story', 't1', { recording_sha256: hash('e') });
  await keep('02', 'story', 't1', { recording_sha256: hash('f') });
  await keep('13', 'story', 't2', { title: 'written', recording_sha256: null }, 'insert');
  await makeFileTables(database);
  const known = await database
    .selectFrom('known_files')
    .select(['record_id', 'site_number', 'case_id', 'sha256', 'thumbnail_sha256', 'size'])
    .orderBy('record_id')
    .execute();
  expect(known.map((row) => Object.values(row))).toEqual([
    ['s1', '13', 'c1', hash('a'), hash('b'), 9],
    // 02 had not seen what 13 recorded, which was there first and stands.
    ['t1', '13', null, hash('e'), null, null],
  ]);
  const loose = await database.selectFrom('loose_files').selectAll().execute();
  expect(loose.map(({ place, sha256 }) => [place, sha256])).toContainEqual(['scans/13', hash('c')]);
});
