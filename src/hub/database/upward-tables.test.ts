import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { type HubSchema, hubMigrations } from './schema.ts';
import { makeUpwardTables } from './upward-tables.ts';

const database = new Kysely<HubSchema>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
afterAll(() => database.destroy());

it('who was enrolled, and whom a code was made for, before a hub could be a site is a centre', async () => {
  for (const step of hubMigrations.slice(0, hubMigrations.indexOf(makeUpwardTables))) await step(database);
  const before = { enrolled_at: 'then', seen_at: 'then' };
  await database
    .insertInto('sites')
    .values({ site_number: '13', public_key: 'k', sealing_key: '', serial: 1, ...before } as never)
    .execute();
  await database
    .insertInto('enrolment_codes')
    .values({ code_hash: 'h', site_number: '02', made_at: 'then', used_at: null } as never)
    .execute();
  await makeUpwardTables(database);
  expect(await database.selectFrom('sites').selectAll().execute()).toMatchObject([
    { site_number: '13', public_key: 'k', kind: 'centre', ...before },
  ]);
  expect(await database.selectFrom('enrolment_codes').select('kind').execute()).toEqual([{ kind: 'centre' }]);
  expect(await database.selectFrom('upward_stand').selectAll().execute()).toEqual([]);
});
