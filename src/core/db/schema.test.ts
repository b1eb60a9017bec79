import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { describeSchema } from './describe-schema.ts';
import { localTableKeys } from './local-tables.ts';
import { migrate, migrations } from './migrator.ts';
import { derivedColumns, syncedEntities } from './synced-entities.ts';

const database = new Sqlite(':memory:');
migrate(database, () => {});

function columnsOf(table: string): { name: string; pk: number }[] {
  return database.pragma(`table_info(${table})`) as { name: string; pk: number }[];
}

const tables = database
  .prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  .pluck()
  .all() as string[];
const synced = Object.values(syncedEntities);
/** Written by the unit of work itself, by sync, or once when the site is made. */
const ownTables = [
  'changes',
  'audit_entries',
  'site_identity',
  'sync_state',
  'seen_vectors',
  'hub_starts',
  'left_epochs',
  'moved_commands',
  'change_faults',
  'conflicts',
  'settled_conflicts',
  'repeated_numbers',
  'waiting_rows',
  'names_together',
  'certificates_of_sites',
  'learned_changes',
];

describe('the schema', () => {
  it('is what schema.gen.ts says (npm run types:database)', () => {
    const written = readFileSync(new URL('./schema.gen.ts', import.meta.url), 'utf8');
    expect(written).toBe(describeSchema(database));
  });

  it('has each table as synced, local or log; whoever adds one decides which', () => {
    const decided = [...synced.map((entity) => entity.table), ...Object.keys(localTableKeys), ...ownTables];
    expect([...tables].sort()).toEqual([...decided].sort());
    expect(new Set(decided).size).toBe(decided.length);
  });

  it.each(synced)('gives every row of $table a version', ({ table }) => {
    expect(columnsOf(table).map(({ name }) => name)).toContain('version');
  });

  it.each(synced)('identifies rows of $table by what their changes are keyed by', ({ table, key }) => {
    const primary = columnsOf(table)
      .filter(({ pk }) => pk > 0)
      .map(({ name }) => name);
    const unique = database
      .prepare(
        `SELECT group_concat(column.name) FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS column
         WHERE list."unique" = 1 AND list.partial = 0 GROUP BY list.name`,
      )
      .pluck()
      .all(table);
    expect([primary.join(','), ...unique]).toContain(key.join(','));
  });

  it.each(Object.entries(localTableKeys))('replaces rows of %s by their primary key', (table, key) => {
    const columns = columnsOf(table);
    expect(columns.filter(({ pk }) => pk > 0).map(({ name }) => name)).toEqual([...key]);
    expect(columns.map(({ name }) => name)).not.toContain('version');
  });

  it('knows every derived column, and no table has one that a change would carry', () => {
    const present = new Set(tables.flatMap((table) => columnsOf(table).map(({ name }) => name)));
    expect(derivedColumns.filter((column) => !present.has(column))).toEqual([]);
  });

  it('has no foreign key that points nowhere', () => {
    expect(database.pragma('foreign_key_check')).toEqual([]);
    const targets = database
      .prepare(
        `SELECT list.name || '.' || "from" FROM pragma_table_list AS list, pragma_foreign_key_list(list.name) AS key
         WHERE list.schema = 'main' AND key."table" NOT IN (SELECT name FROM sqlite_schema)`,
      )
      .all();
    expect(targets).toEqual([]);
  });

  it('has no trigger that trusts in its own way out of a conflict: the statement that fires it may overrule it', () => {
    const triggers = database
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'trigger'
          AND (sql LIKE '%INSERT OR %' OR sql LIKE '%UPDATE OR %' OR sql LIKE '%REPLACE INTO%')`,
      )
      .all();
    expect(triggers).toEqual([]);
  });

  it('numbers its migrations from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });
});
