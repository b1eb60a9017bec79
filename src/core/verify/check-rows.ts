import type { Database as Connection, Statement } from 'better-sqlite3';
import type { Change } from '#shared/sync/change.ts';
import { compareOrders } from '#shared/sync/fold-entity.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { foldFromLog } from '../db/folded-rows.ts';
import { StatementCache } from '../db/read-handle.ts';
import { type PlainRow, type SyncedEntity, syncedEntities } from '../db/synced-entities.ts';
import type { ProblemList, VerifyProblemCode } from './problems.ts';

type LoggedChange = Omit<Change, 'commandId' | 'actorId' | 'clock'> & {
  faulty: 0 | 1;
  hubEpoch: number | null;
  hubNumber: number | null;
};

/** By entity id, then in the order in which this site took the changes in; the index gives both. */
const changesSql = `SELECT site_number AS siteNumber, epoch, seq, entity, entity_id AS entityId, operation,
    base_version AS baseVersion, fields, hub_epoch AS hubEpoch, hub_number AS hubNumber, EXISTS (SELECT 1 FROM change_faults AS fault
      WHERE fault.site_number = changes.site_number AND fault.epoch = changes.epoch AND fault.seq = changes.seq
    ) AS faulty
  FROM changes ORDER BY entity_id, rowid`;

/** What the changes of an entity make of it. */
interface Folded {
  version: string | null;
  fields: PlainRow;
}

/**
 * Rows against the log: each row is what its changes made of it, with the version of the last one. Where only one site
 * wrote, each change was also based on the one before it; where several did, or a restored hub put them in another order,
 * the fold says what the row is.
 */
export function checkRows(connection: Connection, problems: ProblemList): void {
  const rows = new Rows(connection);
  const logged = connection.prepare(changesSql).iterate() as IterableIterator<LoggedChange>;
  for (const changes of byEntityId(logged)) {
    for (const entity of new Set(changes.map((change) => change.entity))) {
      const own = changes.filter((change) => change.entity === entity);
      const [first] = own as [LoggedChange];
      if (rows.waits(entity, first.entityId)) continue;
      const alone = own.every(
        ({ siteNumber, epoch, faulty }) =>
          siteNumber === first.siteNumber && epoch === first.epoch && !faulty,
      );
      const folded =
        alone && isInHubOrder(own) ? inSequence(own, problems) : rows.folded(entity, first.entityId);
      compare(rows, entity, first.entityId, folded, problems);
    }
  }
  for (const detail of rows.withoutChange()) problems.add('rows', 'row-without-change', detail);
}

function* byEntityId(changes: Iterable<LoggedChange>): Generator<LoggedChange[]> {
  let same: LoggedChange[] = [];
  for (const change of changes) {
    if (same[0] && same[0].entityId !== change.entityId) {
      yield same;
      same = [];
    }
    same.push(change);
  }
  if (same.length > 0) yield same;
}

/** Whether the hub took them in as they were written; those of which it has not spoken come last. */
function isInHubOrder(changes: readonly LoggedChange[]): boolean {
  const places = changes.map(({ hubEpoch, hubNumber }) =>
    hubEpoch === null || hubNumber === null ? null : { epoch: hubEpoch, number: hubNumber },
  );
  return places.every((place, at) => at === 0 || compareOrders(places[at - 1] ?? null, place) <= 0);
}

function inSequence(changes: readonly LoggedChange[], problems: ProblemList): Folded {
  let folded: Folded = { version: null, fields: {} };
  for (const change of changes) {
    const report = (code: VerifyProblemCode) =>
      problems.add('rows', code, `${formatStamp(change)} ${change.entity} ${change.entityId}`);
    if (folded.version !== change.baseVersion) report('base-version-broken');
    let given: PlainRow = {};
    try {
      given = JSON.parse(change.fields);
    } catch {
      report('change-unreadable');
    }
    folded = {
      version: change.operation === 'delete' ? null : formatStamp(change),
      fields: change.operation === 'update' ? { ...folded.fields, ...given } : given,
    };
  }
  return folded;
}

function compare(
  rows: Rows,
  entity: string,
  entityId: string,
  { version, fields }: Folded,
  problems: ProblemList,
): void {
  // What a newer version of the application made is kept in the log for it.
  if (!Object.hasOwn(syncedEntities, entity)) return;
  const row = rows.find(entity as SyncedEntity, entityId);
  const name = `${entity} ${entityId}`;
  if (version === null) {
    if (row) problems.add('rows', 'row-not-deleted', name);
    return;
  }
  if (!row) {
    problems.add('rows', 'row-missing', name);
    return;
  }
  if (row.version !== version) problems.add('rows', 'row-version-differs', `${name} ${row.version}`);
  const differing = Object.keys(fields).filter((column) => row[column] !== fields[column]);
  if (differing.length > 0) problems.add('rows', 'row-content-differs', `${name} ${differing.join(' ')}`);
}

/** The rows of the synced tables, by the id their entity has in the log. */
class Rows {
  private readonly connection: Connection;
  private readonly statements = new Map<SyncedEntity, Statement>();
  private readonly found = new Map<SyncedEntity, number>();

  private readonly cache: StatementCache;
  private readonly waiting: ReadonlySet<unknown>;

  constructor(connection: Connection) {
    this.connection = connection;
    this.cache = new StatementCache(connection);
    const waiting = connection.prepare(`SELECT entity || ' ' || entity_id FROM waiting_rows`);
    this.waiting = new Set(waiting.pluck().all());
  }

  /** Whether the row is known to be behind its changes, until what refers to it is gone. */
  waits(entity: string, entityId: string): boolean {
    return this.waiting.has(`${entity} ${entityId}`);
  }

  /** What changes of several sites make of an entity; nothing of one that is not known here. */
  folded(entity: string, entityId: string): Folded {
    if (!Object.hasOwn(syncedEntities, entity)) return { version: null, fields: {} };
    const folded = foldFromLog(this.cache, { entity: entity as SyncedEntity, entityId });
    const fields = [...folded.fields].map(([field, { standing }]) => [field, standing.value]);
    return { version: folded.exists ? folded.version : null, fields: Object.fromEntries(fields) };
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
