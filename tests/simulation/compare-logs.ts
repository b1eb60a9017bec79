import type { Database } from 'better-sqlite3';
import { compareOrders } from '#shared/sync/fold-entity.ts';
import { hold } from './failure.ts';
import { authorsIn, hubRun, type Log, type LoggedChange, type Run, siteAfter, siteRun } from './logs.ts';
import type { Scopes } from './scopes.ts';
import type { SimulatedSite } from './simulated-site.ts';

export const townSite = '01';

/** So many changes are held in memory at once, of the hub and of a site. */
const runLength = 20_000;

/** All of both logs, run by run. */
export function compareWholeLogs(hub: Database, sites: readonly SimulatedSite[], scopes: Scopes): void {
  for (const run of runsOf([hub, ...sites.map(({ data }) => data.connection)])) {
    const atHub = byStamp(hubRun(hub, run));
    for (const site of sites) compareLogs(site, { atHub, here: byStamp(siteRun(site, run)) }, scopes);
  }
}

/** What is new at the hub or came to the site since they were last compared; the rest of both stays as it was. */
export function compareNews(
  site: SimulatedSite,
  hub: Database,
  { news, row, scopes }: { news: ReadonlyMap<string, LoggedChange>; row: number; scopes: Scopes },
): LoggedChange[] {
  const [atHub, here] = [new Map(news), byStamp(siteAfter(site, row))];
  for (const change of [...here.values()]) {
    if (!atHub.has(change.stamp))
      for (const found of hubRun(hub, only(change))) atHub.set(found.stamp, found);
  }
  for (const change of news.values()) {
    if (!here.has(change.stamp))
      for (const found of siteRun(site, only(change))) here.set(found.stamp, found);
  }
  compareLogs(site, { atHub, here }, scopes);
  return [...here.values()];
}

export function byStamp(changes: Iterable<LoggedChange>): Log {
  const log: Log = new Map();
  for (const change of changes) log.set(change.stamp, change);
  return log;
}

function only({ siteNumber, epoch, seq }: LoggedChange): Run {
  return { siteNumber, epoch, after: seq - 1, upTo: seq };
}

function runsOf(logs: readonly Database[]): Run[] {
  const last = new Map<string, Omit<Run, 'after'>>();
  for (const { siteNumber, epoch, last: seq } of logs.flatMap(authorsIn)) {
    const name = `${siteNumber}.${epoch}`;
    last.set(name, { siteNumber, epoch, upTo: Math.max(seq, last.get(name)?.upTo ?? 0) });
  }
  return [...last.values()].flatMap(({ upTo, ...author }) =>
    Array.from({ length: Math.ceil(upTo / runLength) }, (_, at) => ({
      ...author,
      after: at * runLength,
      upTo: (at + 1) * runLength,
    })),
  );
}

interface Both {
  atHub: Log;
  here: Log;
}

/** Own changes are there as they are here; of others everything in scope is here, byte for byte, and nothing else. */
function compareLogs(site: SimulatedSite, { atHub, here }: Both, scopes: Scopes): void {
  const { siteNumber, name } = site;
  const { epoch } = site.data.database.site;
  // What a copy of this installation did is another's work.
  const isOwn = (each: LoggedChange) => each.siteNumber === siteNumber && each.epoch === epoch;
  for (const change of here.values()) {
    const there = atHub.get(change.stamp);
    if (isOwn(change)) {
      hold(there !== undefined, () => `${change.stamp} of ${name} is not at the hub`);
      const [refusedThere, refusedHere] = [there.outcome === 'refused', change.outcome === 'refused'];
      hold(
        refusedThere === refusedHere,
        () => `${change.stamp} is refused at one of ${name} and the hub only`,
      );
      isTheSame(change, there, name);
    } else if (change.outcome !== 'refused') {
      hold(
        there !== undefined && isForSite(site, there, scopes),
        () => `${name} got ${change.stamp}, which is not its business`,
      );
      isTheSame(change, there, name);
    }
  }
  for (const change of atHub.values()) {
    if (isOwn(change) || !isForSite(site, change, scopes)) continue;
    const got = here.get(change.stamp);
    hold(got !== undefined, () => `${name} never got ${change.stamp} (${change.name})`);
    hold(got.outcome !== 'refused', () => `${name} folded ${change.stamp} out, which the hub took in`);
  }
}

function isForSite({ siteNumber }: SimulatedSite, change: LoggedChange, scopes: Scopes): boolean {
  if (change.outcome === 'refused') return false;
  return siteNumber === townSite || change.forAll || scopes.reads(siteNumber, change);
}

function isTheSame(here: LoggedChange, there: LoggedChange, name: string): void {
  hold(there.content === here.content, () => `${here.stamp} is not the same at ${name} and the hub`);
  hold(
    compareOrders(there.order, here.order) === 0,
    () => `${here.stamp} has order ${placeOf(here)} at ${name}, ${placeOf(there)} at the hub`,
  );
}

function placeOf({ order }: LoggedChange): string {
  return order ? `${order.epoch}.${order.number}` : 'none';
}
