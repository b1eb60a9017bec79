import { deriveColumns, type PlainRow, type SyncedEntity, syncedEntities } from './synced-entities.ts';

/** How rows of one entity with the same columns are inserted; worked out once for all of them. */
export interface InsertPlan {
  /** The columns a use case gives, in its order. */
  columns: readonly string[];
  /** Of these, the ones that are not the key: what the change holds. */
  fields: readonly string[];
  /** The columns this site computes for itself follow the given ones. */
  derives: boolean;
  sql: string;
}

const plans = new Map<SyncedEntity, InsertPlan>();

/** The plan for a row, remembered while rows of the entity come with the same columns. */
export function insertPlan(entity: SyncedEntity, row: PlainRow): InsertPlan {
  const known = plans.get(entity);
  if (known && hasColumns(row, known.columns)) return known;
  const { table, key } = syncedEntities[entity];
  const columns = Object.keys(row);
  const derived = Object.keys(deriveColumns(entity, row));
  const stored = [...columns, ...derived, 'version'];
  const plan: InsertPlan = {
    columns,
    fields: columns.filter((column) => !(key as readonly string[]).includes(column)),
    derives: derived.length > 0,
    sql: `INSERT INTO ${table} (${stored.join(', ')}) VALUES (${stored.map(() => '?').join(', ')})`,
  };
  plans.set(entity, plan);
  return plan;
}

function hasColumns(row: PlainRow, columns: readonly string[]): boolean {
  let at = 0;
  for (const column in row) {
    if (columns[at] !== column) return false;
    at += 1;
  }
  return at === columns.length;
}
