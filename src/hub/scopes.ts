import type { Change } from '#shared/sync/change.ts';
import { isForAll, rootOf } from '#shared/sync/entity-scopes.ts';
import { insertMany } from './database/insert-many.ts';
import type { HubDatabase } from './database/schema.ts';

/** Who gets what hangs on a root, beside the town: from a hub order on, and all that came before. */
interface Reader {
  root: string;
  site_number: string;
  from_number: number;
}

/** Whom the changes of one batch concern, gathered while it is judged and written with it. */
export class BatchScopes {
  private readonly database: HubDatabase;
  private readonly scans = new Map<string, string>();
  private readonly readers = new Map<string, Reader>();

  constructor(database: HubDatabase) {
    this.database = database;
  }

  /** The roots of a command's changes, one each; who writes to a root reads it from then on. */
  async take(command: readonly Change[], lastNumber: number | null): Promise<string[]> {
    const roots: string[] = [];
    for (const change of command) {
      const fields = change.entity === 'caseScan' ? readCaseId(change.fields) : {};
      const root = rootOf(change, fields) ?? (await this.rootOfScan(change.entityId));
      if (change.entity === 'caseScan') this.scans.set(change.entityId, root);
      if (lastNumber !== null && !isForAll(change.entity)) this.add(root, change.siteNumber, lastNumber);
      roots.push(root);
    }
    return roots;
  }

  add(root: string, siteNumber: string, fromNumber: number): void {
    const key = `${siteNumber} ${root}`;
    if (!this.readers.has(key)) {
      this.readers.set(key, { root, site_number: siteNumber, from_number: fromNumber });
    }
  }

  async save(): Promise<void> {
    await insertMany(this.database, 'readers', [...this.readers.values()]);
  }

  private async rootOfScan(scanId: string): Promise<string> {
    const known = this.scans.get(scanId);
    if (known !== undefined) return known;
    const stored = await this.database
      .selectFrom('changes')
      .select('root')
      .where('entity_id', '=', scanId)
      .where('entity', '=', 'caseScan')
      .where('operation', '=', 'insert')
      .limit(1)
      .executeTakeFirst();
    return stored?.root ?? `caseScan/${scanId}`;
  }
}

function readCaseId(fields: string): { case_id?: unknown } {
  try {
    return JSON.parse(fields) as { case_id?: unknown };
  } catch {
    return {};
  }
}
