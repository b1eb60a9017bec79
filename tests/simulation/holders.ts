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
        for (const other of changed) {
          if (other.siteNumber === holder.siteNumber) continue;
          const both = isHeldBy(other, caseId, sites) && isHeldBy(holder, caseId, sites);
          hold(!both, () => `case ${caseId} is held by ${holder.name} and by ${other.name}`);
        }
      }
    }
  }
}

/**
 * Whether the centre of a site has a case, as all of its installations know it: of two copies the one may have handed it on
 * and the other not heard of it yet. The hub takes nothing from that one, which `CaseWriters` looks at.
 */
function isHeldBy({ siteNumber }: SimulatedSite, caseId: string, sites: readonly SimulatedSite[]): boolean {
  const installations = sites.filter((each) => each.siteNumber === siteNumber);
  return installations.every(
    ({ data }) =>
      data.connection
        .prepare('SELECT coalesce(held_by, site_number) FROM cases WHERE id = ?')
        .pluck()
        .get(caseId) === siteNumber,
  );
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
