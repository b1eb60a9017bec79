import type { Database as Connection, Statement } from 'better-sqlite3';
import type { Change } from '#shared/sync/change.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { type PlainRow, type SyncedEntity, syncedEntities } from '../db/synced-entities.ts';
import type { ProblemList, VerifyProblemCode } from './problems.ts';

type LoggedChange = Omit<Change, 'commandId' | 'actorId' | 'clock'>;

/** By entity id, then in the order in which this site took the changes in; the index gives both. */
const changesSql = `SELECT site_number AS siteNumber, epoch, seq, entity, entity_id AS entityId, operation,
    base_version AS baseVersion, fields
  FROM changes ORDER BY entity_id, rowid`;

/** What the changes read so far make of an entity. */
interface Folded {
  version: string | null;
  fields: PlainRow;
}

/**
 * Rows against the log: each row is what its changes made of it, with the version of the last one, and each
 * change was based on the one before it.
 */
export function checkRows(connection: Connection, problems: ProblemList): void {
  const rows = new Rows(connection);
  let entityId: string | null = null;
  let folded = new Map<string, Folded>();
  for (const change of connection.prepare(changesSql).iterate() as IterableIterator<LoggedChange>) {
    if (change.entityId !== entityId) {
      if (entityId !== null) compare(rows, entityId, folded, problems);
      entityId = change.entityId;
      folded = new Map();
    }
    fold(folded, change, problems);
  }
  if (entityId !== null) compare(rows, entityId, folded, problems);
  for (const detail of rows.withoutChange()) problems.add('rows', 'row-without-change', detail);
}

function fold(folded: Map<string, Folded>, change: LoggedChange, problems: ProblemList): void {
  const before = folded.get(change.entity) ?? { version: null, fields: {} };
  const report = (code: VerifyProblemCode) =>
    problems.add('rows', code, `${formatStamp(change)} ${change.entity} ${change.entityId}`);
  if (before.version !== change.baseVersion) report('base-version-broken');
  let given: PlainRow = {};
  try {
    given = JSON.parse(change.fields);
  } catch {
    report('change-unreadable');
  }
  folded.set(change.entity, {
    version: change.operation === 'delete' ? null : formatStamp(change),
    fields: change.operation === 'update' ? { ...before.fields, ...given } : given,
  });
}

function compare(rows: Rows, entityId: string, folded: Map<string, Folded>, problems: ProblemList): void {
  for (const [entity, { version, fields }] of folded) {
    // What a newer version of the application made is kept in the log for it.
    if (!Object.hasOwn(syncedEntities, entity)) continue;
    const row = rows.find(entity as SyncedEntity, entityId);
    const name = `${entity} ${entityId}`;
    if (version === null) {
      if (row) problems.add('rows', 'row-not-deleted', name);
      continue;
    }
    if (!row) {
      problems.add('rows', 'row-missing', name);
      continue;
    }
    if (row.version !== version) problems.add('rows', 'row-version-differs', `${name} ${row.version}`);
    const differing = Object.keys(fields).filter((column) => row[column] !== fields[column]);
    if (differing.length > 0) problems.add('rows', 'row-content-differs', `${name} ${differing.join(' ')}`);
  }
}

/** The rows of the synced tables, by the id their entity has in the log. */
class Rows {
  private readonly connection: Connection;
  private readonly statements = new Map<SyncedEntity, Statement>();
  private readonly found = new Map<SyncedEntity, number>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  find(entity: SyncedEntity, entityId: string): PlainRow | undefined {
    const { table, key } = syncedEntities[entity];
    let statement = this.statements.get(entity);
    if (!statement) {
      const condition = key.map((column) => `${column} = ?`).join(' AND ');
      statement = this.connection.prepare(`SELECT * FROM ${table} WHERE ${condition}`);
      this.statements.set(entity, statement);
    }
    const parts = key.length === 1 ? [entityId] : entityId.split('/');
    if (parts.length !== key.length) return undefined;
    const row = statement.get(...parts) as PlainRow | undefined;
    if (row) this.found.set(entity, (this.found.get(entity) ?? 0) + 1);
    return row;
  }

  /** Names rows that no change made. Looks for them only where a table holds more rows than were found. */
  *withoutChange(): Generator<string> {
    for (const [entity, { table, key }] of Object.entries(syncedEntities)) {
      const count = this.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
      if (count === (this.found.get(entity as SyncedEntity) ?? 0)) continue;
      const id = key.map((column) => `row.${column}`).join(` || '/' || `);
      const sql = `SELECT ${id} FROM ${table} AS row WHERE NOT EXISTS (
        SELECT 1 FROM changes WHERE changes.entity_id = ${id} AND changes.entity = ?)`;
      for (const name of this.connection.prepare(sql).pluck().iterate(entity)) yield `${entity} ${name}`;
    }
  }
}
