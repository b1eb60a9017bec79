import type { Database, Statement } from 'better-sqlite3';
import { hold } from './failure.ts';
import type { HubRow } from './logs.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** What is asked of one open database. */
interface Asked {
  connection: Database;
  /** Cases of which something about their holder was written after a row. */
  written: Statement;
  holder: Statement;
  lastChange: Statement;
  last: number;
}

/**
 * Notes on each connection which cases were written that another centre than the one that took them in has, or had. Two
 * centres can only come to hold one case when a row of it is written at one of them.
 */
const noteSql = `
  CREATE TEMP TABLE IF NOT EXISTS handed_cases (id TEXT NOT NULL);
  CREATE TEMP TRIGGER IF NOT EXISTS case_came AFTER INSERT ON main.cases WHEN NEW.held_by IS NOT NULL
    BEGIN INSERT INTO handed_cases VALUES (NEW.id); END;
  CREATE TEMP TRIGGER IF NOT EXISTS case_changed AFTER UPDATE ON main.cases
    WHEN NEW.held_by IS NOT OLD.held_by
    BEGIN INSERT INTO handed_cases VALUES (NEW.id); END;`;

/** What was noted before the process was killed is gone: what came last is looked at again, at first everything. */
const alsoSql = `INSERT INTO temp.handed_cases
  SELECT id FROM main.cases WHERE held_by IS NOT NULL AND (? = 0 OR id IN (SELECT entity_id FROM main.changes
    WHERE rowid > ? AND entity = 'case'))`;
/** So many changes of the log may come and go between two looks. */
const lookedAtAgain = 5000;

/** No two centres ever both take a case for their own: looked at wherever something was written. */
export class Holders {
  private readonly asked = new Map<string, Asked>();
  /** By site: the last row of its log when it was looked at. */
  private readonly reached = new Map<string, number>();

  look(moved: readonly SimulatedSite[], sites: readonly SimulatedSite[]): void {
    for (const site of moved) {
      const asked = this.askedOf(site);
      for (const { rowid, id } of asked.written.all(asked.last) as { rowid: number; id: string }[]) {
        asked.last = rowid;
        this.hasOneHolder(id, sites);
      }
      this.reached.set(site.name, asked.lastChange.get() as number);
    }
  }

  /**
   * A centre has a case when all of its installations say so: of two copies the one may have handed it on and the other not
   * heard of it yet. The hub takes nothing from that one, which `CaseWriters` looks at.
   */
  private hasOneHolder(caseId: string, sites: readonly SimulatedSite[]): void {
    const says = new Map<string, boolean>();
    for (const site of sites) {
      const holder = this.askedOf(site).holder.get(caseId);
      says.set(site.siteNumber, (says.get(site.siteNumber) ?? true) && holder === site.siteNumber);
    }
    const holders = [...says].filter(([, all]) => all).map(([siteNumber]) => siteNumber);
    hold(holders.length < 2, () => `case ${caseId} is held by ${holders.join(' and by ')}`);
  }

  private askedOf({ name, data: { connection } }: SimulatedSite): Asked {
    const known = this.asked.get(name);
    if (known?.connection === connection) return known;
    connection.exec(noteSql);
    const after = Math.max(0, (this.reached.get(name) ?? 0) - lookedAtAgain);
    connection.prepare(alsoSql).run(after, after);
    const asked = {
      connection,
      written: connection.prepare('SELECT rowid, id FROM temp.handed_cases WHERE rowid > ? ORDER BY rowid'),
      holder: connection.prepare('SELECT coalesce(held_by, site_number) FROM cases WHERE id = ?').pluck(),
      lastChange: connection.prepare('SELECT coalesce(max(rowid), 0) FROM changes').pluck(),
      last: 0,
    };
    this.asked.set(name, asked);
    return asked;
  }
}

const OF_CASE = ['case', 'caseAgent', 'caseMaterial', 'caseEvent', 'caseDocument', 'rating', 'rectification'];

/**
 * By the log of the hub: each change of a case was written by who held it when its command came in. After a hub was
 * restored what a change stands on may have a later order, because its author never heard of the first, or come back
 * later; but not both.
 */
export class CaseWriters {
  private readonly holders = new Map<string, string>();
  private command = '';
  private handed: [caseId: string, to: string][] = [];
  /** By stamp. */
  readonly wrong = new Map<string, string>();

  /** In an order of the hub. */
  take({ entity, entity_id, operation, fields, site_number: site, epoch, seq, command_id }: HubRow): void {
    if (!OF_CASE.includes(entity)) return;
    if (command_id !== this.command) {
      for (const [id, to] of this.handed) this.holders.set(id, to);
      this.command = command_id;
      this.handed = [];
    }
    const caseId = entity_id.split('/')[0] ?? '';
    if (entity === 'case' && operation === 'insert') this.holders.set(caseId, site);
    const holder = this.holders.get(caseId);
    if (holder !== site) {
      this.wrong.set(
        `${site}.${epoch}.${seq}`,
        `${site} wrote ${entity} ${entity_id}, whose case is held by ${holder}`,
      );
    }
    const { held_by: to } = JSON.parse(fields) as { held_by?: string };
    if (entity === 'case' && typeof to === 'string') this.handed.push([caseId, to]);
  }
}
