import { hold } from './failure.ts';
import type { HubRow } from './logs.ts';
import type { SimulatedSite } from './simulated-site.ts';

/** No two centres ever both take a case for their own: looked at wherever something was written. */
export class Holders {
  /** By site: the cases that it holds although another took them in, or that came back to it. */
  private readonly handed = new Map<string, ReadonlySet<string>>();

  look(moved: readonly SimulatedSite[], sites: readonly SimulatedSite[]): void {
    for (const { name, siteNumber, data } of moved) {
      const rows = data.connection.prepare('SELECT id FROM cases WHERE held_by = ?').pluck().all(siteNumber);
      this.handed.set(name, new Set(rows as string[]));
    }
    for (const holder of sites) {
      for (const caseId of this.handed.get(holder.name) ?? []) {
        const changed = moved.includes(holder) ? sites : moved;
        for (const other of changed) this.holdsNot(other, caseId, holder);
      }
    }
  }

  private holdsNot(other: SimulatedSite, caseId: string, holder: SimulatedSite): void {
    if (other.siteNumber === holder.siteNumber) return;
    const held = other.data.connection
      .prepare('SELECT coalesce(held_by, site_number) FROM cases WHERE id = ?')
      .pluck()
      .get(caseId);
    hold(held !== other.siteNumber, () => `case ${caseId} is held by ${holder.name} and by ${other.name}`);
  }
}

const OF_CASE = ['case', 'caseAgent', 'caseMaterial', 'caseEvent', 'caseDocument', 'rating', 'rectification'];

/** By the log of the hub: each change of a case was written by who held it when its command came in. */
export class CaseWriters {
  private readonly holders = new Map<string, string>();
  private command = '';
  private handed: [caseId: string, to: string][] = [];

  /** In the order of the hub. */
  take({ entity, entity_id, operation, fields, site_number: site, command_id }: HubRow): void {
    if (!OF_CASE.includes(entity)) return;
    if (command_id !== this.command) {
      for (const [id, to] of this.handed) this.holders.set(id, to);
      this.command = command_id;
      this.handed = [];
    }
    const caseId = entity_id.split('/')[0] ?? '';
    if (entity === 'case' && operation === 'insert') this.holders.set(caseId, site);
    hold(
      this.holders.get(caseId) === site,
      () => `${site} wrote ${entity} ${entity_id}, whose case is held by ${this.holders.get(caseId)}`,
    );
    const { held_by: to } = JSON.parse(fields) as { held_by?: string };
    if (entity === 'case' && typeof to === 'string') this.handed.push([caseId, to]);
  }
}
