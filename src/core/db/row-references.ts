import { type EntityName, keyOf } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';
import { type PlainRow, syncedEntities } from './synced-entities.ts';

interface Reference {
  child: string;
  parent: string;
  columns: { from: string; to: string }[];
}

interface References {
  byChild: Map<string, Reference[]>;
  byParent: Map<string, Reference[]>;
}

const known = new WeakMap<StatementCache, References>();

/** Every foreign key of the database, by both its tables. */
function referencesOf(cache: StatementCache): References {
  let references = known.get(cache);
  if (!references) {
    const rows = cache
      .get(
        `SELECT list.name AS child, key.id, key."table" AS parent, key."from", key."to"
         FROM pragma_table_list AS list, pragma_foreign_key_list(list.name) AS key
         WHERE list.schema = 'main' ORDER BY list.name, key.id, key.seq`,
      )
      .all() as { child: string; id: number; parent: string; from: string; to: string }[];
    const byKey = new Map<string, Reference>();
    for (const { child, id, parent, from, to } of rows) {
      const reference = byKey.get(`${child} ${id}`) ?? { child, parent, columns: [] };
      reference.columns.push({ from, to });
      byKey.set(`${child} ${id}`, reference);
    }
    references = { byChild: new Map(), byParent: new Map() };
    for (const reference of byKey.values()) {
      add(references.byChild, reference.child, reference);
      add(references.byParent, reference.parent, reference);
    }
    known.set(cache, references);
  }
  return references;
}

function add(references: Map<string, Reference[]>, table: string, reference: Reference): void {
  const known = references.get(table);
  if (known) known.push(reference);
  else references.set(table, [reference]);
}

/**
 * Whether a row that one change alone has written refers to one that is not there. Nobody refers to it itself yet, or what
 * did waits for it. No column that refers has a default: what the change does not name refers to nobody.
 */
export function refersToMissing(cache: StatementCache, name: EntityName, fields: PlainRow): boolean {
  const outward = referencesOf(cache).byChild.get(syncedEntities[name.entity].table);
  if (!outward) return false;
  const row = { ...keyOf(name), ...fields };
  return outward.some((reference) => isBroken(cache, reference, row));
}

function isBroken(cache: StatementCache, { parent, columns }: Reference, row: PlainRow): boolean {
  const values = columns.map(({ from }) => row[from] ?? null);
  return (
    values.every((value) => value !== null) &&
    !isThere(
      cache,
      parent,
      columns.map(({ to }) => to),
      values,
    )
  );
}

/**
 * Whether a row fits the others: what it refers to is there, and if it is gone, nobody refers to it. Asked row by row,
 * because SQLite tells only at the commit, and of the whole page, that something is missing.
 */
export function isReferenceBroken(cache: StatementCache, name: EntityName): boolean {
  const { table } = syncedEntities[name.entity];
  const { byChild, byParent } = referencesOf(cache);
  const outward = byChild.get(table) ?? [];
  const inward = byParent.get(table) ?? [];
  if (outward.length === 0 && inward.length === 0) return false;
  const key = keyOf(name) as PlainRow;
  const condition = Object.keys(key).map((column) => `${column} = ?`);
  const wanted = outward.length === 0 ? '1' : '*';
  const row = cache
    .get(`SELECT ${wanted} FROM ${table} WHERE ${condition.join(' AND ')}`)
    .get(...Object.values(key)) as PlainRow | undefined;
  if (row) {
    return outward.some((reference) => isBroken(cache, reference, row));
  }
  return inward
    .filter(({ columns }) => columns.every(({ to }) => to in key))
    .some(({ child, columns }) =>
      isThere(
        cache,
        child,
        columns.map(({ from }) => from),
        columns.map(({ to }) => key[to]),
      ),
    );
}

function isThere(cache: StatementCache, table: string, columns: string[], values: unknown[]): boolean {
  const condition = columns.map((column) => `${column} = ?`).join(' AND ');
  return cache.get(`SELECT 1 FROM ${table} WHERE ${condition} LIMIT 1`).get(...values) !== undefined;
}
