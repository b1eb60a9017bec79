import { isGiven } from '#shared/sync/entity-scopes.ts';
import { type FoldedEntity, foldEntity, type KnownChange } from '#shared/sync/fold-entity.ts';
import { parseStamp } from '#shared/sync/stamp.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { StatementCache } from './read-handle.ts';
import {
  deriveColumns,
  derivedColumns,
  type PlainRow,
  type SyncedEntity,
  syncedEntities,
} from './synced-entities.ts';

/** One entity of the log. */
export interface EntityName {
  entity: SyncedEntity;
  entityId: string;
}

/** The changes of an entity that take part in its row, in the order in which they came here, with what each had seen. */
const knownSql = `SELECT site_number, epoch, seq, command_id, operation, fields, actor_id, hub_epoch, hub_number,
    (SELECT vector FROM seen_vectors AS seen WHERE seen.site_number = changes.site_number
      AND seen.epoch = changes.epoch AND seen.from_seq <= changes.seq ORDER BY from_seq DESC LIMIT 1) AS vector
  FROM changes WHERE entity_id = ? AND entity = ? AND NOT EXISTS (SELECT 1 FROM change_faults AS fault
    WHERE fault.site_number = changes.site_number AND fault.epoch = changes.epoch AND fault.seq = changes.seq)
  ORDER BY rowid`;

interface KnownRow {
  site_number: string;
  epoch: number;
  seq: number;
  command_id: string;
  operation: KnownChange['change']['operation'];
  fields: string;
  actor_id: string;
  hub_epoch: number | null;
  hub_number: number | null;
  vector: string | null;
}

/** What the changes of an entity make of it. */
export function foldFromLog(cache: StatementCache, { entity, entityId }: EntityName): FoldedEntity {
  const rows = cache.get(knownSql).all(entityId, entity) as KnownRow[];
  return foldEntity(rows.map((row) => knownChange(entity, row)));
}

function knownChange(entity: SyncedEntity, row: KnownRow): KnownChange {
  const { site_number: siteNumber, command_id: commandId, epoch, seq, operation, fields } = row;
  const { hub_epoch, hub_number, vector } = row;
  return {
    change: { siteNumber, epoch, seq, commandId, operation, fields },
    seen: vector === null ? {} : vectorOf(vector),
    order: hub_epoch === null || hub_number === null ? null : { epoch: hub_epoch, number: hub_number },
    given: isGiven({ entity, operation, actorId: row.actor_id }),
  };
}

/** Most changes share theirs with others: each is read once. */
const vectors = new Map<string, Vector>();
const vectorsKept = 2000;

function vectorOf(text: string): Vector {
  let vector = vectors.get(text);
  if (!vector) {
    if (vectors.size >= vectorsKept) vectors.clear();
    vector = JSON.parse(text) as Vector;
    vectors.set(text, vector);
  }
  return vector;
}

interface Column {
  name: string;
  dflt_value: string | null;
}

interface KnownEntity {
  columns: readonly Column[];
  /** Statements that write a row, by the columns they write. */
  upserts: Map<string, string>;
}
interface KnownSchema {
  schema: unknown;
  entities: Map<SyncedEntity, KnownEntity>;
}
const knownSchemas = new WeakMap<StatementCache, KnownSchema>();

/** The columns of an entity's table that changes carry, its key left out. */
export function carriedColumns(cache: StatementCache, entity: SyncedEntity): readonly Column[] {
  return knownOf(cache, entity).columns;
}

/** Looks whether the tables have another form than before; inside a transaction they keep it. */
export function noticeSchema(cache: StatementCache): KnownSchema {
  const { schema_version: schema } = cache.get('PRAGMA schema_version').get() as { schema_version: number };
  let known = knownSchemas.get(cache);
  if (known?.schema !== schema) {
    known = { schema, entities: new Map() };
    knownSchemas.set(cache, known);
  }
  return known;
}

function knownOf(cache: StatementCache, entity: SyncedEntity): KnownEntity {
  const known = knownSchemas.get(cache) ?? noticeSchema(cache);
  let found = known.entities.get(entity);
  if (!found) {
    found = { columns: readCarriedColumns(cache, entity), upserts: new Map() };
    known.entities.set(entity, found);
  }
  return found;
}

function readCarriedColumns(cache: StatementCache, entity: SyncedEntity): Column[] {
  const { table, key } = syncedEntities[entity];
  const derived: readonly string[] = derivedColumns;
  return (cache.get(`SELECT name, dflt_value FROM pragma_table_info('${table}')`).all() as Column[]).filter(
    ({ name }) => !derived.includes(name) && !(key as readonly string[]).includes(name),
  );
}

/** The key of a row, from its text in the log; null when it is not one of this entity. */
export function keyOf({ entity, entityId }: EntityName): PlainRow | null {
  const { key } = syncedEntities[entity];
  const parts = key.length === 1 ? [entityId] : entityId.split('/');
  if (parts.length !== key.length) return null;
  return Object.fromEntries(key.map((column, at) => [column, parts[at] as string]));
}

/** Makes a row what its changes say: there or not, every column, the version. Throws what SQLite refuses. */
export function writeFolded(cache: StatementCache, name: EntityName, folded: FoldedEntity): void {
  const { table } = syncedEntities[name.entity];
  const key = keyOf(name) as PlainRow;
  const isKey = Object.keys(key).map((column) => `${column} = ?`);
  if (!folded.exists) {
    cache.get(`DELETE FROM ${table} WHERE ${isKey.join(' AND ')}`).run(...Object.values(key));
    return;
  }
  const fields: PlainRow = Object.fromEntries(
    [...folded.fields].map(([field, { standing }]) => [field, standing.value]),
  );
  const stored: PlainRow = {
    ...key,
    ...fields,
    ...deriveColumns(name.entity, fields),
    version: folded.version,
  };
  writeStored(cache, name.entity, [stored]);
}

/** Writes rows, each with all that is stored of it; of all of them the same columns are written. */
export function writeStored(cache: StatementCache, entity: SyncedEntity, rows: readonly PlainRow[]): void {
  const written = Object.keys(rows[0] as PlainRow);
  cache.get(upsertText(cache, entity, written, rows.length)).run(rows.flatMap((row) => Object.values(row)));
}

/** The text is the same for all rows of which the same columns are written. */
function upsertText(
  cache: StatementCache,
  entity: SyncedEntity,
  written: readonly string[],
  rows: number,
): string {
  const { columns, upserts } = knownOf(cache, entity);
  const form = `${rows} ${written.join()}`;
  const known = upserts.get(form);
  if (known) return known;
  const key: readonly string[] = syncedEntities[entity].key;
  // What no change writes any more, because the one that did was refused, is what the table says by itself.
  const unwritten = columns.filter(({ name }) => !written.includes(name));
  const assignments = [
    ...written.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`),
    ...unwritten.map((column) => `${column.name} = ${column.dflt_value ?? 'NULL'}`),
  ];
  const row = `(${written.map(() => '?').join(', ')})`;
  const text = `INSERT INTO ${syncedEntities[entity].table} (${written.join(', ')})
     VALUES ${Array.from({ length: rows }, () => row).join(', ')}
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${assignments.join(', ')}`;
  upserts.set(form, text);
  return text;
}

/** Writes down which fields of an entity wait for a person, and which were decided; nothing as a rule. */
export function noteConflicts(cache: StatementCache, name: EntityName, folded: FoldedEntity): void {
  const { entity, entityId } = name;
  for (const table of ['conflicts', 'settled_conflicts']) {
    cache.get(`DELETE FROM ${table} WHERE entity = ? AND entity_id = ?`).run(entity, entityId);
  }
  const clockOf = (stamp: string) => readClock(cache, stamp);
  const note = (field: string, standing: string, losers: readonly { stamp: string }[]) => {
    const raised = losers
      .map(({ stamp }) => clockOf(stamp))
      .sort()
      .at(-1);
    cache
      .get(
        `INSERT INTO conflicts (entity, entity_id, field, standing_stamp, losers, raised_at)
          VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(entity, entityId, field, standing, JSON.stringify(losers), raised);
  };
  if (!folded.exists) return;
  for (const [field, { standing, losers }] of folded.fields) {
    if (losers.length > 0) note(field, standing.stamp, losers);
  }
  // No column has an empty name: this stands for the whole row.
  if (folded.contestedDeletion) note('', folded.version ?? '', [{ stamp: folded.contestedDeletion }]);
  for (const [field, settlements] of folded.settled) {
    for (const { by, value, between } of settlements) {
      cache
        .get(
          `INSERT OR REPLACE INTO settled_conflicts
            (entity, entity_id, field, settled_stamp, settled_at, outcome, between_values) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(entity, entityId, field, by, clockOf(by), JSON.stringify(value), JSON.stringify(between));
    }
  }
}

/** The clock of a change of the log. */
function readClock(cache: StatementCache, text: string): string {
  const stamp = parseStamp(text);
  if (!stamp) return '';
  const row = cache
    .get('SELECT clock FROM changes WHERE site_number = ? AND epoch = ? AND seq = ?')
    .get(stamp.siteNumber, stamp.epoch, stamp.seq) as { clock: string } | undefined;
  return row?.clock ?? '';
}

/** Brings what is written of the disputes of rows up to what the log says of them. */
export function renoteConflicts(cache: StatementCache, names: readonly EntityName[]): void {
  for (const name of names) noteConflicts(cache, name, foldFromLog(cache, name));
}
