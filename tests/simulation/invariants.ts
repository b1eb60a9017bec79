import type { Database, Statement } from 'better-sqlite3';
import { syncState } from '#core/db/sync-state.ts';
import { lastOwnChange } from '#core/sync/queries.ts';
import { hold } from './failure.ts';
import { HeardAnswers } from './heard-answers.ts';
import { Holders } from './holders.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** How far a site was when it was last looked at. */
export interface Reached {
  epoch: number;
  written: number;
  answered: number;
  cursor: number;
  hubStart: string;
}

/** SQLite's count of the rows that a connection has written. */
const totalSql = 'SELECT total_changes()';

interface Counted {
  connection: Database;
  total: Statement;
  last?: number;
}

/** What must hold after every step; it costs a few small reads. */
export class Watch {
  private readonly reached: Map<string, Reached>;
  private readonly counted = new Map<string, Counted>();
  private readonly holders = new Holders();
  private readonly answers = new HeardAnswers();
  /** Centres that have had a second installation. */
  private readonly copied: Set<string>;
  private sites: readonly SimulatedSite[] = [];

  constructor(reached: [name: string, reached: Reached][] = [], copied: readonly string[] = []) {
    this.reached = new Map(reached);
    this.copied = new Set(copied);
  }

  /** How far each site was when it was last looked at. */
  get stand(): [name: string, reached: Reached][] {
    return [...this.reached];
  }

  /** Looks at those in which something was written since it looked last. */
  async look(sites: readonly SimulatedSite[], hub: SimulatedHub): Promise<void> {
    const moved = sites.filter((site) => this.hasMoved(site));
    if (moved.length === 0) return;
    this.holders.look(moved, this.everybody(sites));
    for (const site of moved) if (!this.copied.has(site.siteNumber)) this.answers.look(site);
    await this.lookAt(moved, hub);
  }

  /** At the end one site is looked at at a time. */
  private everybody(sites: readonly SimulatedSite[]): readonly SimulatedSite[] {
    if (sites.length > this.sites.length) {
      this.sites = [...sites];
      const seen = new Set<string>();
      for (const { siteNumber } of sites) {
        if (seen.has(siteNumber)) this.copied.add(siteNumber);
        seen.add(siteNumber);
      }
    }
    return this.sites;
  }

  private hasMoved({ name, data: { connection } }: SimulatedSite): boolean {
    const counted = this.counted.get(name);
    const now =
      counted?.connection === connection
        ? counted
        : { connection, total: connection.prepare(totalSql).pluck() };
    const total = now.total.get() as number;
    if (now === counted && counted.last === total) return false;
    this.counted.set(name, { ...now, last: total });
    return true;
  }

  private async lookAt(sites: readonly SimulatedSite[], hub: SimulatedHub): Promise<void> {
    const { last_number: lastNumber, start_id: start } = await hub.database
      .selectFrom('hub')
      .select(['last_number', 'start_id'])
      .executeTakeFirstOrThrow();
    for (const site of sites) {
      const { database } = site.data;
      const state = syncState(database.read);
      hold(state !== null, () => `${site.name} forgot its hub`);
      const { seq } = database.read.first(lastOwnChange(database.site)) ?? { seq: null };
      const now = {
        epoch: database.site.epoch,
        written: seq ?? 0,
        answered: state.answered_seq,
        cursor: state.cursor,
        hubStart: state.hub_start,
      };
      const known = this.reached.get(site.name);
      // An installation that turned out to be a copy counts anew.
      const before = known?.epoch === now.epoch ? known : now;
      // A hub restored from an old copy lacks what it gave, until the site has shared all it has with it.
      const isShared = before.hubStart === start && now.hubStart === start;
      const rising = isShared ? (['written', 'answered', 'cursor'] as const) : (['written'] as const);
      for (const what of rising) {
        hold(
          now[what] >= before[what],
          () => `${site.name}: ${what} went from ${before[what]} to ${now[what]}`,
        );
      }
      hold(now.answered <= now.written, () => `${site.name} has an answer to what it never wrote`);
      hold(
        now.hubStart !== start || now.cursor <= lastNumber,
        () => `${site.name} knows ${now.cursor}, the hub gave only ${lastNumber}`,
      );
      if (before.answered !== now.answered && isShared)
        await this.confirmedIsThere(site, hub, state.chain, now.answered);
      this.reached.set(site.name, now);
    }
  }

  /** What a site was told is taken in is at the hub, and it is the same log up to there. */
  private async confirmedIsThere(
    { name, data: { database } }: SimulatedSite,
    hub: SimulatedHub,
    chain: string,
    answered: number,
  ): Promise<void> {
    const log = await hub.database
      .selectFrom('site_logs')
      .select(['last_seq', 'chain'])
      .where('site_number', '=', database.site.siteNumber)
      .where('epoch', '=', database.site.epoch)
      .executeTakeFirst();
    const last = log?.last_seq ?? 0;
    hold(last >= answered, () => `${name} was told of ${answered}, the hub has ${last}`);
    if (last === answered) hold(log?.chain === chain, () => `${name} and the hub have different logs`);
  }
}
