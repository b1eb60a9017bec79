import SQLite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { type HubSchema, hubMigrations } from './schema.ts';
import { scopeByRoot } from './scope-by-root.ts';

const database = new Kysely<HubSchema>({ dialect: new SqliteDialect({ database: new SQLite(':memory:') }) });
afterAll(() => database.destroy());

let seq = 0;
async function keep(site: string, entity: string, entityId: string, fields: object = {}, update = false) {
  seq += 1;
  const number = entity === 'post' ? null : seq;
  await sql`INSERT INTO changes (site_number, epoch, seq, command_id, entity, entity_id, operation, fields, actor_id,
      clock, hub_number, outcome, for_all)
    VALUES (${site}, 1, ${seq}, 'c', ${entity}, ${entityId}, ${update ? 'update' : 'insert'}, ${JSON.stringify(fields)},
      'a', 'now', ${number}, ${number === null ? 'refused' : 'confirmed'}, ${entity === 'setting' ? 1 : 0})`.execute(
    database,
  );
}

it('finds of what is kept where it hangs, and who reads it', async () => {
  const [first, ...later] = hubMigrations;
  await first?.(database);
  await keep('13', 'case', 'c1');
  await keep('13', 'caseEvent', 'c1/1');
  await keep('13', 'caseAgent', 'c1');
  await keep('13', 'caseScan', 's1', { case_id: 'c1' });
  await keep('13', 'caseScan', 's1', { deleted: 1 }, true);
  await keep('02', 'organisation', 'r1');
  await keep('02', 'resident', 'r1', {}, true);
  await keep('02', 'setting', 'x');
  await keep('02', 'post', 'p1');
  expect(later[0]).toBe(scopeByRoot);
  await scopeByRoot(database);
  const roots = await database.selectFrom('changes').select(['entity', 'root']).orderBy('seq').execute();
  expect(roots.map(({ entity, root }) => `${entity} ${root}`)).toEqual([
    'case case/c1',
    'caseEvent case/c1',
    'caseAgent case/c1',
    'caseScan case/c1',
    'caseScan case/c1',
    'organisation resident/r1',
    'resident resident/r1',
    'setting setting/x',
    'post post/p1',
  ]);
  expect(await database.selectFrom('readers').selectAll().orderBy('root').execute()).toEqual([
    { root: 'case/c1', site_number: '13', from_number: 1 },
    { root: 'resident/r1', site_number: '02', from_number: 6 },
  ]);
});
