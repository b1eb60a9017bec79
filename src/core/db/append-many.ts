import type { Change } from '#shared/sync/change.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { StatementCache } from './read-handle.ts';

/** A change of another site, as it came. */
export type HandedOn = Change & { order: HubOrder | null; receipt?: string | undefined };

/** So many are asked for and appended by one statement: what they share is bound once. */
const atOnce = 8;

const appendSql = Array.from({ length: atOnce + 1 }, (_, count) => {
  const changes = Array.from({ length: count }, (_, at) => `(${at}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return `INSERT INTO changes (site_number, epoch, seq, hub_epoch, command_id, entity, entity_id, operation,
      base_version, fields, actor_id, clock, hub_number, receipt)
    SELECT shared.column1, shared.column2, shared.column3 + change.column1, shared.column4, change.column2,
      change.column3, change.column4, change.column5, change.column6, change.column7, change.column8, change.column9,
      change.column10, change.column11
    FROM (VALUES (?, ?, ?, ?)) AS shared, (VALUES ${changes.join(', ')}) AS change`;
});
const knownSql = Array.from(
  { length: atOnce + 1 },
  (_, count) => `SELECT entity, entity_id AS entityId FROM changes
    WHERE entity_id IN (${Array.from({ length: count }, () => '?').join(', ')})`,
);
const anyOfRunSql =
  'SELECT 1 FROM changes WHERE site_number = ? AND epoch = ? AND seq BETWEEN ? AND ? LIMIT 1';

/** Gives a change that is here the order the hub has given it; whether that is new. */
type Join = (change: HandedOn, order: HubOrder) => boolean;

/** Appends changes, many at once where none of them is here yet. */
export function appendAll(
  cache: StatementCache,
  changes: readonly HandedOn[],
  join: Join,
): { fresh: HandedOn[]; firsts: Set<Change> } {
  const fresh: HandedOn[] = [];
  const firsts = new Map<string, Change | null>();
  for (const run of runsOf(changes)) {
    const { siteNumber, epoch, seq, order } = run[0] as HandedOn;
    const isNew = cache.get(anyOfRunSql).get(siteNumber, epoch, seq, seq + run.length - 1) === undefined;
    const known = namesInLog(cache, run);
    for (const change of run) {
      const name = nameOf(change);
      const isFirst = change.operation === 'insert' && !known.has(name) && !firsts.has(name);
      firsts.set(name, isFirst ? change : null);
    }
    // What came without an order is noted as learned.
    if (isNew && order) {
      appendRun(cache, run);
      fresh.push(...run);
    } else fresh.push(...run.filter((change) => appendOne(cache, change, join)));
  }
  return { fresh, firsts: new Set([...firsts.values()].filter((first) => first !== null)) };
}

/** Changes that follow each other in the log of one site and have their orders in one epoch of the hub, a few at a time. */
function runsOf(changes: readonly HandedOn[]): HandedOn[][] {
  const runs: HandedOn[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows =
      before &&
      change.siteNumber === before.siteNumber &&
      change.epoch === before.epoch &&
      change.seq === before.seq + 1 &&
      change.order !== null &&
      change.order.epoch === before.order?.epoch;
    if (run && follows && run.length < atOnce) run.push(change);
    else runs.push([change]);
  }
  return runs;
}

/** Of the entities of some changes those of which the log holds anything. */
function namesInLog(cache: StatementCache, run: readonly HandedOn[]): Set<string> {
  const rows = cache.get(knownSql[run.length] as string).all(...run.map(({ entityId }) => entityId));
  return new Set((rows as Pick<Change, 'entity' | 'entityId'>[]).map(nameOf));
}

function appendRun(cache: StatementCache, run: readonly HandedOn[]): void {
  const { siteNumber, epoch, seq, order } = run[0] as HandedOn;
  const values: (string | number | null)[] = [siteNumber, epoch, seq, order?.epoch ?? null];
  for (const change of run) {
    values.push(change.commandId, change.entity, change.entityId, change.operation, change.baseVersion);
    values.push(change.fields, change.actorId, change.clock, change.order?.number ?? null);
    values.push(change.receipt ?? null);
  }
  cache.get(appendSql[run.length] as string).run(values);
}

const appendOneSql = `INSERT OR IGNORE INTO changes (site_number, epoch, seq, command_id, entity, entity_id, operation,
    base_version, fields, actor_id, clock, hub_epoch, hub_number, receipt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * @returns whether something is new: the change, or the order of one that was learned without, or had another before the
 *   hub was restored from a backup
 */
function appendOne(cache: StatementCache, change: HandedOn, join: Join): boolean {
  const { siteNumber, epoch, seq, commandId, entity, entityId, operation, order } = change;
  const values: (string | number | null)[] = [siteNumber, epoch, seq, commandId, entity, entityId, operation];
  values.push(change.baseVersion, change.fields, change.actorId, change.clock);
  values.push(order?.epoch ?? null, order?.number ?? null, change.receipt ?? null);
  if (cache.get(appendOneSql).run(values).changes === 0) return order !== null && join(change, order);
  if (!order) {
    cache
      .get('INSERT INTO learned_changes (site_number, epoch, seq) VALUES (?, ?, ?)')
      .run(siteNumber, epoch, seq);
  }
  return true;
}

function nameOf({ entity, entityId }: Pick<Change, 'entity' | 'entityId'>): string {
  return `${entity} ${entityId}`;
}
