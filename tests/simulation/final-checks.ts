import type { Database } from 'better-sqlite3';
import { verifyData } from '#core/verify/verify-data.ts';
import { authorsLog, keptLog, type PutAway } from './authors-logs.ts';
import { byStamp, compareNews, compareWholeLogs, townSite } from './compare-logs.ts';
import { compareAllRows, compareRowsOf } from './compare-rows.ts';
import { hold } from './failure.ts';
import { CaseWriters } from './holders.ts';
import { checkLedgers } from './ledger-checks.ts';
import { hubAfter, hubRows, hubRowsInOrder, lastRow } from './logs.ts';
import { Scopes } from './scopes.ts';
import { overwrittenInSilence } from './silent-overwrites.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** Up to where a town was compared when it was last at rest. */
export interface Checked {
  /** The last number of the hub. */
  number: number;
  /** By site: the last row of its log. */
  rows: Record<string, number>;
  /** Centres that had a second installation at some time. */
  copied: string[];
}

/** Nothing was compared yet. */
export const nothingChecked: Checked = { number: 0, rows: {}, copied: [] };

/** The strong checks, of a town that has come to rest; what is done once is kept for the next time. */
export class TownChecks {
  private readonly sites: readonly SimulatedSite[];
  private readonly hub: SimulatedHub;
  private readonly before: Checked;
  private readonly putAway: readonly PutAway[];

  constructor(
    { sites, hub }: { sites: readonly SimulatedSite[]; hub: SimulatedHub },
    before: Checked = nothingChecked,
    putAway: readonly PutAway[] = [],
  ) {
    this.sites = sites;
    this.hub = hub;
    this.before = before;
    this.putAway = putAway;
  }

  /** Everything there is. */
  async whole(): Promise<Checked> {
    const { sites } = this;
    const hub = this.hub.reader();
    try {
      hubOrderHasNoGaps(hub, 0);
      compareWholeLogs(hub, sites, readScopes(hub));
      for (const site of sites) {
        everythingIsTakenIn(site);
        if (site !== this.town) compareAllRows(site, this.town);
      }
      this.nothingIsGoneUnseen(allNames(hub));
    } finally {
      hub.close();
    }
    const checked = await this.common();
    for (const site of sites) {
      const { ok, problems } = site.run(({ data }) => verifyData(data));
      hold(ok, () => `verify of ${site.name}: ${JSON.stringify(problems[0])}`);
    }
    return checked;
  }

  /** What is new since it was last looked at, and every entity that it is about with all its history. */
  async news(): Promise<Checked> {
    const { sites, before } = this;
    const hub = this.hub.reader();
    try {
      hubOrderHasNoGaps(hub, before.number);
      const news = byStamp(hubAfter(hub, before.number));
      const scopes = readScopes(hub);
      const names = new Set(Array.from(news.values(), ({ name }) => name));
      for (const site of sites) {
        const here = compareNews(site, hub, { news, row: before.rows[site.name] ?? 0, scopes });
        everythingIsTakenIn(site);
        const touched = new Set([...names, ...here.map(({ name }) => name)]);
        if (site !== this.town) compareRowsOf(site, this.town, touched);
      }
      this.nothingIsGoneUnseen(names);
    } finally {
      hub.close();
    }
    return this.common();
  }

  private get town(): SimulatedSite {
    return this.sites.find(({ siteNumber }) => siteNumber === townSite) as SimulatedSite;
  }

  private nothingIsGoneUnseen(names: Iterable<string>): void {
    const { town } = this;
    const logs = [...this.sites.map(authorsLog), ...this.putAway.map(keptLog)];
    town.run(() => {
      for (const what of overwrittenInSilence(town, names, logs)) hold(false, () => what);
    });
  }

  private async common(): Promise<Checked> {
    const { sites, before } = this;
    const copied = new Set(before.copied);
    for (const [at, { siteNumber }] of sites.entries()) {
      const isSecond = sites.findIndex((other) => other.siteNumber === siteNumber) !== at;
      if (isSecond) copied.add(siteNumber);
    }
    for (const site of sites) {
      const { siteNumber, name } = site;
      // Of two copies of a centre the hub takes the step of one; the other's is given back to it.
      if (sites.filter((other) => other.siteNumber === siteNumber).length > 1) continue;
      onlyWrongCommandsAreRefused(site, copied.has(siteNumber) ? (before.rows[name] ?? 0) : 0);
    }
    await checkLedgers(sites, this.hub);
    const rows = Object.fromEntries(sites.map((site) => [site.name, lastRow(site)]));
    return { number: await this.hub.lastNumber(), rows, copied: [...copied] };
  }
}

/** Who reads what, by the log of the hub; and each change of a case was written by who held it. */
function readScopes(hub: Database): Scopes {
  const [scopes, byOrder] = [new Scopes(), new CaseWriters()];
  for (const row of hubRowsInOrder(hub)) {
    scopes.take(row);
    byOrder.take(row);
  }
  if (byOrder.wrong.size > 0) {
    const byNumber = new CaseWriters();
    for (const row of hubRows(hub)) byNumber.take(row);
    for (const [stamp, what] of byOrder.wrong) hold(!byNumber.wrong.has(stamp), () => what);
  }
  return scopes;
}

function* allNames(hub: Database): Generator<string> {
  const names = hub
    .prepare(`SELECT entity || ' ' || entity_id FROM changes GROUP BY entity_id, entity HAVING count(*) > 1`)
    .pluck()
    .iterate() as IterableIterator<string>;
  yield* names;
}

function hubOrderHasNoGaps(hub: Database, after: number): void {
  let last = after;
  const numbers = hub
    .prepare('SELECT hub_number FROM changes WHERE hub_number > ? ORDER BY hub_number')
    .pluck()
    .iterate(after) as IterableIterator<number>;
  for (const number of numbers) {
    hold(number === last + 1, () => `the hub gave the number ${number} after ${last}`);
    last = number;
  }
}

function everythingIsTakenIn({ name, data: { connection } }: SimulatedSite): void {
  const left = connection
    .prepare(
      `SELECT site_number || '.' || epoch || '.' || seq AS stamp, entity, kind FROM change_faults
        JOIN changes USING (site_number, epoch, seq) WHERE kind <> 'refused' LIMIT 1`,
    )
    .get() as { stamp: string; entity: string; kind: string } | undefined;
  hold(left === undefined, () => `${name} left ${left?.stamp} (${left?.entity}) out: ${left?.kind}`);
  const waiting = connection.prepare('SELECT entity, entity_id FROM waiting_rows').all();
  hold(waiting.length === 0, () => `${name}: rows wait: ${JSON.stringify(waiting[0])}`);
}

/**
 * What people did through the application is never refused, unless it stands on what was, or gives a case to a centre that
 * took its request back before.
 */
function onlyWrongCommandsAreRefused({ name, data: { connection } }: SimulatedSite, afterRow: number): void {
  const [refused] = connection
    .prepare(
      `SELECT code, command, changes.entity, changes.entity_id FROM change_faults
        JOIN changes USING (site_number, epoch, seq) JOIN audit_entries USING (command_id)
        WHERE kind = 'refused' AND code <> 'stands-on-refused' AND changes.rowid > ?
          AND command NOT IN ('cases.wrong', 'residents.wrong', 'posts.delete')
          AND NOT (code = 'no-consent' AND command = 'transfers.accept')`,
    )
    .all(afterRow);
  hold(refused === undefined, () => `${name}: refused without reason: ${JSON.stringify(refused)}`);
}
