import { type SyncedEntity, syncedEntities } from '#core/db/synced-entities.ts';
import { isForAll } from '#shared/sync/entity-scopes.ts';
import { hold } from './failure.ts';
import type { StoredChange } from './logs.ts';
import { prepared } from './prepared.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** What waits for a person, and what persons decided. */
const disputeKeys = {
  conflicts: ['entity', 'entity_id', 'field'],
  settled_conflicts: ['entity', 'entity_id', 'field', 'settled_stamp'],
};

type Row = StoredChange | undefined;

/** Reads one row after the other, in the order of the key. */
class Reader {
  row: Row;
  private readonly rows: IterableIterator<StoredChange>;

  constructor({ data: { connection } }: SimulatedSite, table: string, key: readonly string[]) {
    this.rows = connection
      .prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`)
      .iterate() as IterableIterator<StoredChange>;
    this.next();
  }

  next(): void {
    const { value, done } = this.rows.next();
    this.row = done ? undefined : value;
  }

  /** A connection of which rows are still to be read cannot be closed. */
  end(): void {
    this.rows.return?.();
  }
}

/** The town's reference data are equal everywhere, and so is each record that a centre shares with the town. */
export function compareAllRows(site: SimulatedSite, town: SimulatedSite): void {
  site.run(() => {
    for (const [entity, { table, key }] of Object.entries(syncedEntities)) {
      compareTables({ site, town, table, key }, () => isForAll(entity));
    }
    for (const [table, key] of Object.entries(disputeKeys)) {
      compareTables({ site, town, table, key }, ({ entity }) => isForAll(String(entity)));
    }
  });
}

interface Compared {
  site: SimulatedSite;
  town: SimulatedSite;
  table: string;
  key: readonly string[];
}

function compareTables({ site, town, table, key }: Compared, isEverywhere: (row: StoredChange) => boolean) {
  const [here, there] = [new Reader(site, table, key), new Reader(town, table, key)];
  try {
    mergeRows(site, table, { here, there, key }, isEverywhere);
  } finally {
    here.end();
    there.end();
  }
}

function mergeRows(
  site: SimulatedSite,
  table: string,
  { here, there, key }: { here: Reader; there: Reader; key: readonly string[] },
  isEverywhere: (row: StoredChange) => boolean,
) {
  while (here.row || there.row) {
    const order = compareKeys(here.row, there.row, key);
    if (order > 0) {
      const { row } = there as { row: StoredChange };
      hold(!isEverywhere(row), () => `${table} ${nameOf(row, key)} is not at ${site.name}`);
      there.next();
      continue;
    }
    isTheTowns(
      site,
      table,
      { row: here.row as StoredChange, there: order === 0 ? there.row : undefined },
      key,
    );
    here.next();
    if (order === 0) there.next();
  }
}

/** The same of entities that something happened to. */
export function compareRowsOf(site: SimulatedSite, town: SimulatedSite, names: Iterable<string>): void {
  site.run(() => {
    for (const name of names) {
      const space = name.indexOf(' ');
      const [entity, id] = [name.slice(0, space), name.slice(space + 1)];
      if (!Object.hasOwn(syncedEntities, entity)) continue;
      const { table, key } = syncedEntities[entity as SyncedEntity] as {
        table: string;
        key: readonly string[];
      };
      const parts = key.length === 1 ? [id] : id.split('/');
      compareSome({ site, town, table, key }, key, parts, isForAll(entity));
      for (const [dispute, disputeKey] of Object.entries(disputeKeys)) {
        const of = { site, town, table: dispute, key: disputeKey };
        compareSome(of, ['entity', 'entity_id'], [entity, id], isForAll(entity));
      }
    }
  });
}

function compareSome(
  { site, town, table, key }: Compared,
  columns: readonly string[],
  values: readonly string[],
  isEverywhere: boolean,
): void {
  const sql = `SELECT * FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`;
  const [here, there] = [site, town].map(
    ({ data }) =>
      new Map(
        (prepared(data.connection, sql).all(...values) as StoredChange[]).map((row) => [
          nameOf(row, key),
          row,
        ]),
      ),
  ) as [Map<string, StoredChange>, Map<string, StoredChange>];
  for (const [name, row] of here) isTheTowns(site, table, { row, there: there.get(name) }, key);
  for (const name of there.keys()) {
    hold(!isEverywhere || here.has(name), () => `${table} ${name} is not at ${site.name}`);
  }
}

function isTheTowns(
  site: SimulatedSite,
  table: string,
  { row, there }: { row: StoredChange; there: Row },
  key: readonly string[],
): void {
  const [one, other] = [textOf(row), there && textOf(there)];
  hold(one === other, () => `${table} ${nameOf(row, key)}: ${one} at ${site.name}, ${other} at the town`);
}

/** Where a row lies in a table is its own affair. */
function textOf({ local_row: _, ...row }: StoredChange): string {
  return JSON.stringify(row);
}

function nameOf(row: StoredChange, key: readonly string[]): string {
  return key.map((column) => String(row[column])).join(' ');
}

/** As SQLite orders them: what is at an end comes last. */
function compareKeys(one: Row, other: Row, key: readonly string[]): number {
  if (!one || !other) return Number(!one) - Number(!other);
  for (const column of key) {
    const [here, there] = [one[column] ?? '', other[column] ?? ''];
    if (here === there) continue;
    if (typeof here === 'number' && typeof there === 'number') return here - there;
    return Buffer.compare(Buffer.from(String(here)), Buffer.from(String(there)));
  }
  return 0;
}
