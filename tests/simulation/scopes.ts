import type { HubRow, LoggedChange } from './logs.ts';

const OF_CASE = ['caseAgent', 'caseMaterial', 'caseEvent', 'caseDocument', 'rating', 'rectification'];

type Fields = Record<string, string | undefined>;

/**
 * What each site has to have beside the reference data, found by another way than the hub's: what hangs on what it wrote
 * to, on cases that were handed to it with the people they are about, and on what two centres said to each other.
 */
export class Scopes {
  /** By scan: the root of its case. */
  private readonly scans = new Map<string, string>();
  /** By the root of a case: who it is about. */
  private readonly named = new Map<string, Set<string>>();
  /** By request: who asked for somebody's records. */
  private readonly askers = new Map<string, string>();
  private readonly readers = new Map<string, Set<string>>();

  /** In the order of the hub. */
  take({ site_number, entity, entity_id, fields: text }: HubRow): void {
    const fields = JSON.parse(text) as Fields;
    if (entity === 'caseScan' && fields.case_id) this.scans.set(entity_id, `case ${fields.case_id}`);
    const root = this.rootOf(`${entity} ${entity_id}`);
    this.read(site_number, root);
    if (entity === 'case' && fields.resident_id) this.name(root, `resident ${fields.resident_id}`);
    if (entity === 'caseAgent' && fields.agent_id) this.name(root, `agent ${fields.agent_id}`);
    const { held_by: holder, from_site: from, to_site: to } = fields;
    if (entity === 'case' && holder) {
      for (const each of [root, ...(this.named.get(root) ?? [])]) this.read(holder, each);
    }
    if (entity === 'recordRequest') this.askers.set(entity_id, site_number);
    if (entity === 'recordGrant') this.grant(this.askers.get(entity_id) ?? '', fields);
    if (entity === 'transfer' && from && to) for (const site of [from, to]) this.read(site, root);
  }

  private grant(asker: string, { resident_ids: residents, case_ids: cases }: Fields): void {
    for (const id of JSON.parse(residents ?? '[]') as string[]) this.read(asker, `resident ${id}`);
    for (const id of JSON.parse(cases ?? '[]') as string[]) {
      for (const each of [`case ${id}`, ...(this.named.get(`case ${id}`) ?? [])]) this.read(asker, each);
    }
  }

  reads(siteNumber: string, { name }: LoggedChange): boolean {
    return this.readers.get(siteNumber)?.has(this.rootOf(name)) ?? false;
  }

  private name(root: string, about: string): void {
    this.named.set(root, (this.named.get(root) ?? new Set()).add(about));
  }

  private read(siteNumber: string, root: string): void {
    this.readers.set(siteNumber, (this.readers.get(siteNumber) ?? new Set()).add(root));
  }

  /** @param name entity and id */
  private rootOf(name: string): string {
    const [entity = '', id = ''] = name.split(' ');
    if (OF_CASE.includes(entity)) return `case ${id.split('/')[0]}`;
    if (entity === 'organisation') return `resident ${id}`;
    if (entity === 'recordGrant') return `recordRequest ${id}`;
    if (entity === 'transferAnswer') return `transfer ${id}`;
    return entity === 'caseScan' ? (this.scans.get(id) ?? name) : name;
  }
}
