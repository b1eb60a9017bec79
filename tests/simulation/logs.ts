import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Selectable } from 'kysely';
import type { HubSchema } from '#hub/database/schema.ts';
import { type Change, changeText } from '#shared/sync/change.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import { prepared } from './prepared.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** A change where it lies, with what became of it. Small, for a long history has millions. */
export interface LoggedChange extends Pick<Change, 'siteNumber' | 'epoch' | 'seq'> {
  stamp: string;
  /** Entity and id. */
  name: string;
  /** The digest of every part of it. */
  content: string;
  /** Null when refused. */
  order: HubOrder | null;
  /** At the hub: under which it is handed on. */
  number: number | null;
  outcome: string;
  forAll: boolean;
}

/** By stamp. */
export type Log = Map<string, LoggedChange>;

export type HubRow = Selectable<HubSchema['changes']>;
export type StoredChange = Record<string, string | number | null>;

/** Changes of one author that follow each other. */
export interface Run {
  siteNumber: string;
  epoch: number;
  after: number;
  upTo: number;
}

const isInRun = 'changes.site_number = ? AND changes.epoch = ? AND changes.seq > ? AND changes.seq <= ?';
const siteSql = `SELECT changes.*, coalesce(change_faults.kind, 'taken') AS outcome FROM changes
  LEFT JOIN change_faults USING (site_number, epoch, seq)`;

/** @param hub a reader of it */
export function* hubRun(hub: Database, { siteNumber, epoch, after, upTo }: Run): Generator<LoggedChange> {
  yield* logged(hub, `SELECT * FROM changes WHERE ${isInRun}`, [siteNumber, epoch, after, upTo]);
}

export function* siteRun(
  site: SimulatedSite,
  { siteNumber, epoch, after, upTo }: Run,
): Generator<LoggedChange> {
  const { connection } = site.data;
  yield* logged(connection, `${siteSql} WHERE ${isInRun}`, [siteNumber, epoch, after, upTo]);
}

/** What the hub took in after a number, in the order in which it hands it on. */
export function* hubAfter(hub: Database, number: number): Generator<LoggedChange> {
  yield* logged(hub, 'SELECT * FROM changes WHERE hub_number > ? ORDER BY hub_number', [number]);
}

/** What came to a site after a row of its log. */
export function* siteAfter({ data: { connection } }: SimulatedSite, row: number): Generator<LoggedChange> {
  yield* logged(connection, `${siteSql} WHERE changes.rowid > ? ORDER BY changes.rowid`, [row]);
}

/** The log of the hub, in its order; what it refused comes first. */
export function* hubLog(hub: Database): Generator<LoggedChange> {
  yield* logged(hub, 'SELECT * FROM changes WHERE hub_number IS NULL ORDER BY site_number, epoch, seq', []);
  yield* hubAfter(hub, 0);
}

/** What the hub took in after a number with all that it says, by the numbers under which it is handed on. */
export function hubRows(hub: Database, after = 0): IterableIterator<HubRow> {
  return hub
    .prepare('SELECT * FROM changes WHERE hub_number > ? ORDER BY hub_number')
    .iterate(after) as IterableIterator<HubRow>;
}

/**
 * The same in the order that each change has. Nearly all have the one in which they are handed on, so that only what was brought
 * back to a restored hub has to be put where it belongs; sorting all of a long log would take more memory than there is.
 */
export function* hubRowsInOrder(hub: Database): Generator<HubRow> {
  const late: { order: HubOrder; stamp: string; number: number }[] = [];
  let last: HubOrder = { epoch: 0, number: 0 };
  const places = hub
    .prepare(
      `SELECT hub_number AS number, order_epoch, order_number, site_number || '.' || epoch || '.' || seq AS stamp
        FROM changes WHERE hub_number > 0 ORDER BY hub_number`,
    )
    .iterate() as IterableIterator<{
    number: number;
    order_epoch: number;
    order_number: number;
    stamp: string;
  }>;
  for (const { number, order_epoch, order_number, stamp } of places) {
    const order = { epoch: order_epoch, number: order_number };
    if (isBefore(order, last)) late.push({ order, stamp, number });
    else last = order;
  }
  late.sort((one, other) => {
    if (isBefore(one.order, other.order)) return -1;
    return isBefore(other.order, one.order) || one.stamp > other.stamp ? 1 : -1;
  });
  const isLate = new Set(late.map(({ number }) => number));
  const whole = hub.prepare('SELECT * FROM changes WHERE hub_number = ?');
  let next = 0;
  for (const row of hubRows(hub)) {
    if (isLate.has(row.hub_number as number)) continue;
    const order = { epoch: row.order_epoch as number, number: row.order_number as number };
    for (let one = late[next]; one && isBefore(one.order, order); one = late[next]) {
      yield whole.get(one.number) as HubRow;
      next += 1;
    }
    yield row;
  }
  for (const { number } of late.slice(next)) yield whole.get(number) as HubRow;
}

function isBefore(one: HubOrder, other: HubOrder): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.number < other.number);
}

/** What a site has, by stamp, in the order of arrival. */
export function siteStamps({ data: { connection } }: SimulatedSite): IterableIterator<string> {
  return connection
    .prepare(`SELECT site_number || '.' || epoch || '.' || seq FROM changes ORDER BY rowid`)
    .pluck()
    .iterate() as IterableIterator<string>;
}

export function lastRow({ data: { connection } }: SimulatedSite): number {
  return connection.prepare('SELECT coalesce(max(rowid), 0) FROM changes').pluck().get() as number;
}

/** Every author of whom the hub or a site has something, with the numbers of the last change. */
export function authorsIn(connection: Database): { siteNumber: string; epoch: number; last: number }[] {
  return connection
    .prepare(
      'SELECT site_number AS siteNumber, epoch, max(seq) AS last FROM changes GROUP BY site_number, epoch',
    )
    .all() as { siteNumber: string; epoch: number; last: number }[];
}

function* logged(connection: Database, sql: string, values: unknown[]): Generator<LoggedChange> {
  for (const row of prepared(connection, sql).iterate(...values) as IterableIterator<StoredChange>) {
    yield loggedChange(row);
  }
}

/** At the hub it stands beside the number under which a change is handed on. */
function orderOf(row: StoredChange): HubOrder | null {
  const [epoch, number] =
    'order_epoch' in row ? [row.order_epoch, row.order_number] : [row.hub_epoch, row.hub_number];
  return number === null ? null : { epoch: Number(epoch), number: Number(number) };
}

function loggedChange(row: StoredChange): LoggedChange {
  const change: Change = {
    siteNumber: row.site_number as string,
    epoch: Number(row.epoch),
    seq: Number(row.seq),
    commandId: row.command_id as string,
    entity: row.entity as string,
    entityId: row.entity_id as string,
    operation: row.operation as Change['operation'],
    baseVersion: row.base_version as string | null,
    fields: row.fields as string,
    actorId: row.actor_id as string,
    clock: row.clock as string,
  };
  const { siteNumber, epoch, seq, entity, entityId } = change;
  return {
    siteNumber,
    epoch,
    seq,
    stamp: formatStamp(change),
    name: `${entity} ${entityId}`,
    content: hash('sha1', changeText(change)),
    order: orderOf(row),
    number: row.hub_number as number | null,
    outcome: String(row.outcome),
    forAll: row.for_all === 1,
  };
}
