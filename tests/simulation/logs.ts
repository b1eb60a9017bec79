import { hash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { HubSchema } from '#hub/database/schema.ts';
import { type Change, changeText } from '#shared/sync/change.ts';
import { compareOrders, type HubOrder } from '#shared/sync/fold-entity.ts';
import { formatStamp } from '#shared/sync/stamp.ts';
import type { SimulatedHub } from './simulated-hub.ts';
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

export type HubRow = Selectable<HubSchema['changes']>;
export type StoredChange = Record<string, string | number | null>;

const readAtOnce = 20_000;

/** The log of the hub by stamp, in its order; what it refused comes first. */
export async function hubLog(hub: SimulatedHub): Promise<Map<string, LoggedChange>> {
  const log = new Map<string, LoggedChange>();
  const changes = hub.database.selectFrom('changes').selectAll().limit(readAtOnce);
  const refused = changes
    .where('hub_number', 'is', null)
    .orderBy('site_number')
    .orderBy('epoch')
    .orderBy('seq');
  for (let offset = 0, more = true; more; offset += readAtOnce) {
    more = take(log, await refused.offset(offset).execute());
  }
  for (let last = 0, more = true; more; ) {
    const rows = await changes.where('hub_number', '>', last).orderBy('hub_number').execute();
    more = take(log, rows);
    last = rows.at(-1)?.hub_number ?? 0;
  }
  return log;
}

/** What the hub took in with all that it says, in the order it has, or by the numbers under which it is handed on. */
export async function* hubRows(hub: SimulatedHub, by: 'order' | 'number'): AsyncGenerator<HubRow> {
  const taken = hub.database
    .selectFrom('changes')
    .selectAll()
    .where('order_number', 'is not', null)
    .limit(readAtOnce);
  const changes =
    by === 'number'
      ? taken.orderBy('hub_number')
      : taken
          .orderBy('order_epoch')
          .orderBy('order_number')
          .orderBy('site_number')
          .orderBy('epoch')
          .orderBy('seq');
  for (let offset = 0, more = true; more; offset += readAtOnce) {
    const rows = await changes.offset(offset).execute();
    yield* rows;
    more = rows.length === readAtOnce;
  }
}

/** The log of a site by stamp, in the order of arrival. */
export function siteLog({ data: { connection } }: SimulatedSite): Map<string, LoggedChange> {
  const log = new Map<string, LoggedChange>();
  const rows = connection
    .prepare(
      `SELECT changes.*, coalesce(change_faults.kind, 'taken') AS outcome FROM changes
        LEFT JOIN change_faults USING (site_number, epoch, seq) ORDER BY changes.rowid`,
    )
    .iterate() as IterableIterator<StoredChange>;
  for (const row of rows) take(log, [row]);
  return log;
}

/** What a site has, by stamp, in the order of arrival. */
export function siteStamps({ data: { connection } }: SimulatedSite): IterableIterator<string> {
  return connection
    .prepare(`SELECT site_number || '.' || epoch || '.' || seq FROM changes ORDER BY rowid`)
    .pluck()
    .iterate() as IterableIterator<string>;
}

/** At the hub it stands beside the number under which a change is handed on. */
function orderOf(row: StoredChange): HubOrder | null {
  const [epoch, number] =
    'order_epoch' in row ? [row.order_epoch, row.order_number] : [row.hub_epoch, row.hub_number];
  return number === null ? null : { epoch: Number(epoch), number: Number(number) };
}

/** Orders of different runs of the hub may be equal, when a backup was restored; the stamp decides then. */
export function byOrder(one: LoggedChange, other: LoggedChange): number {
  return compareOrders(one.order, other.order) || (one.stamp < other.stamp ? -1 : 1);
}

function take(log: Map<string, LoggedChange>, rows: readonly object[]): boolean {
  for (const row of rows as StoredChange[]) {
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
    const stamp = formatStamp(change);
    log.set(stamp, {
      siteNumber,
      epoch,
      seq,
      stamp,
      name: `${entity} ${entityId}`,
      content: hash('sha1', changeText(change)),
      order: orderOf(row),
      number: row.hub_number as number | null,
      outcome: String(row.outcome),
      forAll: row.for_all === 1,
    });
  }
  return rows.length === readAtOnce;
}
