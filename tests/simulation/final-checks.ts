import { createHash } from 'node:crypto';
import { syncedEntities } from '#core/db/synced-entities.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { isForAll } from '#shared/sync/entity-scopes.ts';
import { compareOrders } from '#shared/sync/fold-entity.ts';
import { hold } from './failure.ts';
import { CaseWriters } from './holders.ts';
import { checkLedgers } from './ledger-checks.ts';
import {
  hubLog,
  hubRows,
  byOrder as inOrder,
  type LoggedChange,
  type StoredChange,
  siteLog,
} from './logs.ts';
import { Scopes } from './scopes.ts';
import { overwrittenInSilence } from './silent-overwrites.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedSite } from './simulated-site.ts';

const townSite = '01';

/** The strong ones, of a town that has come to rest. One log after the other, for those of a long history are large. */
export async function checkTown(sites: readonly SimulatedSite[], hub: SimulatedHub): Promise<void> {
  const atHub = await hubLog(hub);
  hubOrderHasNoGaps(atHub.values());
  const scopes = new Scopes();
  const byOrder = new CaseWriters();
  for await (const row of hubRows(hub, 'order')) {
    scopes.take(row);
    byOrder.take(row);
  }
  await everyCaseIsWrittenByItsHolder(hub, byOrder);
  for (const site of sites) {
    const log = siteLog(site);
    ownChangesAreAtTheHub(site, log, atHub);
    foreignChangesAreThoseInScope(site, log, atHub, scopes);
    everythingIsTakenIn(site, log);
    // Of two copies of a centre the hub takes the step of one; the other's is given back to it.
    if (sites.filter(({ siteNumber }) => siteNumber === site.siteNumber).length === 1) {
      onlyWrongCommandsAreRefused(site);
    }
  }
  const town = sites.find(({ siteNumber }) => siteNumber === townSite) as SimulatedSite;
  const rowsOfTown = town.run(() => everyRowOf(town));
  for (const site of sites) rowsAreThoseOfTheTown(site, rowsOfTown);
  const silent = town.run(() => overwrittenInSilence(town, atHub.values(), sites));
  for (const what of silent) hold(false, () => what);
  await checkLedgers(sites, hub);
  for (const site of sites) {
    const { ok, problems } = site.run(({ data }) => verifyData(data));
    hold(ok, () => `verify of ${site.name}: ${JSON.stringify(problems[0])}`);
  }
}

async function everyCaseIsWrittenByItsHolder(hub: SimulatedHub, { wrong }: CaseWriters): Promise<void> {
  if (wrong.size === 0) return;
  const byNumber = new CaseWriters();
  for await (const row of hubRows(hub, 'number')) byNumber.take(row);
  for (const [stamp, what] of wrong) hold(!byNumber.wrong.has(stamp), () => what);
}

function hubOrderHasNoGaps(log: Iterable<LoggedChange>): void {
  let last = 0;
  for (const { number, stamp } of log) {
    if (number === null) continue;
    hold(number === last + 1, () => `the hub gave ${stamp} the number ${number} after ${last}`);
    last = number;
  }
}

function ownChangesAreAtTheHub(
  { name, data: { database } }: SimulatedSite,
  log: Map<string, LoggedChange>,
  atHub: Map<string, LoggedChange>,
): void {
  const { siteNumber, epoch } = database.site;
  for (const change of log.values()) {
    if (change.siteNumber !== siteNumber || change.epoch !== epoch) continue;
    const there = atHub.get(change.stamp);
    hold(there !== undefined, () => `${change.stamp} of ${name} is not at the hub`);
    hold(there.content === change.content, () => `${change.stamp} is not the same at ${name} and the hub`);
    const isSame = compareOrders(there.order, change.order) === 0;
    hold(
      isSame,
      () => `${change.stamp} has order ${placeOf(change)} at ${name}, ${placeOf(there)} at the hub`,
    );
    const [refusedThere, refusedHere] = [there.outcome === 'refused', change.outcome === 'refused'];
    hold(refusedThere === refusedHere, () => `${change.stamp} is refused at one of ${name} and the hub only`);
  }
}

/** Everything in scope is here, byte for byte, and nothing else. */
function foreignChangesAreThoseInScope(
  { name, siteNumber, data: { database } }: SimulatedSite,
  log: Map<string, LoggedChange>,
  atHub: Map<string, LoggedChange>,
  scopes: Scopes,
): void {
  // What a copy of this installation did is another's work.
  const isOfOthers = (each: LoggedChange) =>
    each.siteNumber !== siteNumber || each.epoch !== database.site.epoch;
  const inScope = [...atHub.values()]
    .filter(
      (each) =>
        isOfOthers(each) &&
        each.outcome !== 'refused' &&
        (siteNumber === townSite || each.forAll || scopes.reads(siteNumber, each)),
    )
    .sort(inOrder);
  const here = [...log.values()]
    .filter((each) => isOfOthers(each) && each.outcome !== 'refused')
    .sort(inOrder);
  if (digest(inScope) === digest(here)) return;
  const stamps = new Set(inScope.map(({ stamp }) => stamp));
  for (const each of inScope) {
    hold(log.has(each.stamp), () => `${name} never got ${each.stamp} (${each.name})`);
  }
  for (const each of here)
    hold(stamps.has(each.stamp), () => `${name} got ${each.stamp}, which is not its business`);
  hold(false, () => `the log of ${name} is not that of the hub`);
}

function placeOf({ order }: LoggedChange): string {
  return order ? `${order.epoch}.${order.number}` : 'none';
}

function digest(log: readonly LoggedChange[]): string {
  const all = createHash('sha256');
  for (const change of log) all.update(`${placeOf(change)} ${change.content}\n`);
  return all.digest('hex');
}

function everythingIsTakenIn(
  { name, data: { connection } }: SimulatedSite,
  log: Map<string, LoggedChange>,
): void {
  for (const { stamp, outcome, name: entity } of log.values()) {
    hold(
      outcome === 'taken' || outcome === 'refused',
      () => `${name} left ${stamp} (${entity}) out: ${outcome}`,
    );
  }
  const waiting = connection.prepare('SELECT entity, entity_id FROM waiting_rows').all();
  hold(waiting.length === 0, () => `${name}: rows wait: ${JSON.stringify(waiting[0])}`);
}

/**
 * What people did through the application is never refused, unless it stands on what was, or gives a case to a centre that
 * took its request back before.
 */
function onlyWrongCommandsAreRefused({ name, data: { connection } }: SimulatedSite): void {
  const [refused] = connection
    .prepare(
      `SELECT code, command, changes.entity, changes.entity_id FROM change_faults
        JOIN changes USING (site_number, epoch, seq) JOIN audit_entries USING (command_id)
        WHERE kind = 'refused' AND code <> 'stands-on-refused'
          AND command NOT IN ('cases.wrong', 'residents.wrong', 'posts.delete')
          AND NOT (code = 'no-consent' AND command = 'transfers.accept')`,
    )
    .all();
  hold(refused === undefined, () => `${name}: refused without reason: ${JSON.stringify(refused)}`);
}

/** The town's reference data are equal everywhere, and so is each record that a centre shares with the town. */
function rowsAreThoseOfTheTown(site: SimulatedSite, rowsOfTown: RowsByTable): void {
  site.run(() => {
    for (const [entity, { table, key }] of Object.entries(syncedEntities)) {
      const [here, there] = [rowsOf(site, table, key), rowsOfTown.get(table) ?? new Map<string, string>()];
      for (const [id, row] of here) {
        hold(
          there.get(id) === row,
          () => `${entity} ${id}: ${row} at ${site.name}, ${there.get(id)} at the town`,
        );
      }
      for (const id of there.keys()) {
        hold(!isForAll(entity) || here.has(id), () => `${entity} ${id} is not at ${site.name}`);
      }
    }
    for (const [table, key] of Object.entries(disputeKeys)) {
      const [here, there] = [rowsOf(site, table, key), rowsOfTown.get(table) ?? new Map<string, string>()];
      for (const [id, row] of here) {
        hold(
          there.get(id) === row,
          () => `${table} ${id}: ${row} at ${site.name}, ${there.get(id)} at the town`,
        );
      }
      for (const [id, row] of there) {
        const [entity = ''] = id.split(' ');
        hold(!isForAll(entity) || here.get(id) === row, () => `${table} ${id} is not at ${site.name}`);
      }
    }
  });
}

/** What waits for a person, and what persons decided. */
const disputeKeys = {
  conflicts: ['entity', 'entity_id', 'field'],
  settled_conflicts: ['entity', 'entity_id', 'field', 'settled_stamp'],
};

type RowsByTable = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** By table: each row by its key. */
function everyRowOf(site: SimulatedSite): RowsByTable {
  const keys = [
    ...Object.values(syncedEntities).map(({ table, key }) => [table, key] as const),
    ...Object.entries(disputeKeys),
  ];
  return new Map(keys.map(([table, key]) => [table, rowsOf(site, table, key)]));
}

function rowsOf(
  { data: { connection } }: SimulatedSite,
  table: string,
  key: readonly string[],
): Map<string, string> {
  const rows = connection
    .prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`)
    .all() as StoredChange[];
  return new Map(
    rows.map(({ local_row: _, ...row }) => [
      key.map((column) => String(row[column])).join(' '),
      JSON.stringify(row),
    ]),
  );
}
