import { PostgresAdapter, sql } from 'kysely';
import type { HubDatabase } from './schema.ts';

/** What hangs on a case by the first part of its key, at the time of this step. */
const OF_CASE = [
  'case',
  'caseAgent',
  'caseMaterial',
  'caseEvent',
  'caseDocument',
  'rating',
  'rectification',
  'rectificationEvent',
];

/**
 * From who wrote an entity to who reads what it hangs on: until now a site got changes of entities it had written
 * itself, which told it nothing of the steps that others added to a case.
 */
export async function scopeByRoot(database: HubDatabase): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable('changes')
    .addColumn('root', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const onPostgres = database.getExecutor().adapter instanceof PostgresAdapter;
  const slash = onPostgres ? sql`strpos(entity_id, '/')` : sql`instr(entity_id, '/')`;
  const caseOfScan = onPostgres
    ? sql`made.fields::json ->> 'case_id'`
    : sql`json_extract(made.fields, '$.case_id')`;
  await sql`UPDATE changes SET root = CASE
    WHEN entity IN (${sql.join(OF_CASE)}) THEN
      'case/' || CASE WHEN ${slash} > 0 THEN substr(entity_id, 1, ${slash} - 1) ELSE entity_id END
    WHEN entity = 'organisation' THEN 'resident/' || entity_id
    ELSE entity || '/' || entity_id END`.execute(database);
  await sql`UPDATE changes SET root = 'case/' || (SELECT ${caseOfScan} FROM changes AS made
      WHERE made.entity_id = changes.entity_id AND made.entity = 'caseScan' AND made.operation = 'insert' LIMIT 1)
    WHERE entity = 'caseScan' AND EXISTS (SELECT 1 FROM changes AS made
      WHERE made.entity_id = changes.entity_id AND made.entity = 'caseScan' AND made.operation = 'insert')`.execute(
    database,
  );
  await schema.createIndex('changes_by_root').on('changes').columns(['root', 'hub_number']).execute();
  await schema
    .createTable('readers')
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('from_number', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('readers_key', ['root', 'site_number'])
    .execute();
  await schema.createIndex('readers_by_site').on('readers').columns(['site_number', 'from_number']).execute();
  await sql`INSERT INTO readers (root, site_number, from_number)
    SELECT root, site_number, min(hub_number) FROM changes
    WHERE hub_number IS NOT NULL AND for_all = 0 GROUP BY root, site_number`.execute(database);
}
