import type { ChangeLogWriter } from './change-log.ts';
import type { EntityName } from './folded-rows.ts';
import { insertPlan } from './insert-plan.ts';
import type { LocalTables } from './local-tables.ts';
import type { ReadHandle, StatementCache } from './read-handle.ts';
import {
  deriveColumns,
  type EntityFields,
  type EntityKey,
  type EntityRow,
  entityIdOf,
  type PlainRow,
  type SyncedEntity,
  syncedEntities,
} from './synced-entities.ts';

type PlainValue = PlainRow[string];

/**
 * The only way to write. It lives inside one transaction; every write of a synced entity hands its change
 * to the log in the same step, so no row can change without the record that will travel.
 */
export class UnitOfWork {
  readonly read: ReadHandle;
  private readonly localTables: LocalTables;
  private readonly cache: StatementCache;
  private readonly log: ChangeLogWriter;
  private readonly touched = new Map<string, EntityName>();
  private ended = false;

  constructor(read: ReadHandle, local: LocalTables, cache: StatementCache, log: ChangeLogWriter) {
    this.read = read;
    this.localTables = local;
    this.cache = cache;
    this.log = log;
  }

  /** Tables that never leave this site. */
  get local(): LocalTables {
    this.assertOpen();
    return this.localTables;
  }

  /** Called when the work is over: what would be written later would be outside the transaction. */
  end(): void {
    this.ended = true;
  }

  insert<Entity extends SyncedEntity>(entity: Entity, row: EntityRow<Entity>): void {
    this.assertOpen();
    const plain = row as PlainRow;
    const plan = insertPlan(entity, plain);
    const stored = plan.columns.map((column) => plain[column] as PlainValue);
    if (plan.derives) stored.push(...Object.values(deriveColumns(entity, plain)));
    stored.push(this.log.nextVersion());
    this.cache.get(plan.sql).run(stored);
    const fields: PlainRow = {};
    for (const column of plan.fields) fields[column] = plain[column] as PlainValue;
    this.log.write('insert', entity, entityIdOf(entity, plain), null, fields);
  }

  /** Writes only the fields that differ; a row that already says all this is left alone, and no change is made. */
  update<Entity extends SyncedEntity>(
    entity: Entity,
    entityKey: EntityKey<Entity>,
    fields: EntityFields<Entity>,
  ): void {
    this.assertOpen();
    const key = entityKey as PlainRow;
    const current = this.current(entity, key);
    const changed = Object.fromEntries(
      Object.entries(fields as PlainRow).filter(([column, value]) => current[column] !== value),
    );
    if (Object.keys(changed).length > 0) this.put(entity, key, current, changed);
  }

  /**
   * Writes fields also where the row already says the same: the word that ends a dispute about them at every site, of
   * somebody who has seen all that was said. Without any field it says that the row is to stay.
   */
  decide<Entity extends SyncedEntity>(
    entity: Entity,
    entityKey: EntityKey<Entity>,
    fields: EntityFields<Entity>,
  ): void {
    this.assertOpen();
    const key = entityKey as PlainRow;
    this.put(entity, key, this.current(entity, key), fields as PlainRow);
  }

  private put(entity: SyncedEntity, key: PlainRow, current: PlainRow, changed: PlainRow): void {
    const { table } = syncedEntities[entity];
    const version = this.log.nextVersion();
    const stored: PlainRow = { ...changed, ...deriveColumns(entity, changed, current), version };
    const assignments = Object.keys(stored).map((column) => `${column} = ?`);
    this.cache
      .get(`UPDATE ${table} SET ${assignments.join(', ')} WHERE ${whereKey(key)}`)
      .run(...Object.values(stored), ...Object.values(key));
    this.log.write('update', entity, this.noteDisputed(entity, key), String(current.version), changed);
  }

  delete<Entity extends SyncedEntity>(entity: Entity, entityKey: EntityKey<Entity>): void {
    this.assertOpen();
    const { table } = syncedEntities[entity];
    const key = entityKey as PlainRow;
    const current = this.current(entity, key);
    this.cache.get(`DELETE FROM ${table} WHERE ${whereKey(key)}`).run(...Object.values(key));
    this.log.write('delete', entity, this.noteDisputed(entity, key), String(current.version), {});
  }

  /** The rows written here about which there was a dispute: it may be over now. */
  get disputed(): readonly EntityName[] {
    return [...this.touched.values()];
  }

  private noteDisputed(entity: SyncedEntity, key: PlainRow): string {
    const entityId = entityIdOf(entity, key);
    const known = this.cache
      .get('SELECT 1 FROM conflicts WHERE entity = ? AND entity_id = ? LIMIT 1')
      .get(entity, entityId);
    if (known) this.touched.set(`${entity} ${entityId}`, { entity, entityId });
    return entityId;
  }

  private assertOpen(): void {
    if (this.ended) throw new Error('This unit of work is over');
  }

  private current(entity: SyncedEntity, key: PlainRow): PlainRow {
    const { table } = syncedEntities[entity];
    const row = this.cache.get(`SELECT * FROM ${table} WHERE ${whereKey(key)}`).get(...Object.values(key));
    if (!row) throw new Error(`There is no ${entity} ${entityIdOf(entity, key)} to change`);
    return row as PlainRow;
  }
}

function whereKey(key: PlainRow): string {
  return Object.keys(key)
    .map((column) => `${column} = ?`)
    .join(' AND ');
}
