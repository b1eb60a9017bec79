import type { Change } from '#shared/sync/change.ts';
import { isForAll, rootOf } from '#shared/sync/entity-scopes.ts';
import { insertReaders } from './database/insert-readers.ts';
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

  /**
   * The roots of a command's changes, one each; who writes to a root reads it from then on.
   * @returns a promise when the log has to be asked for one of them
   */
  take(command: readonly Change[], lastNumber: number | null): string[] | Promise<string[]> {
    const roots = command.map((change) => this.rootAtOnce(change));
    if (roots.every((root) => root !== null)) return this.concern(command, roots, lastNumber);
    const asked = command.map(async (change, at) => roots[at] ?? (await this.rootOfScan(change.entityId)));
    return Promise.all(asked).then((all) => this.concern(command, all, lastNumber));
  }

  private rootAtOnce(change: Change): string | null {
    const { entity, entityId, operation } = change;
    if (entity !== 'caseScan') return rootOf(change, {});
    const root = operation === 'insert' ? rootOf(change, readCaseId(change.fields)) : null;
    if (root !== null) this.scans.set(entityId, root);
    return root ?? this.scans.get(entityId) ?? null;
  }

  private concern(command: readonly Change[], roots: string[], lastNumber: number | null): string[] {
    for (const [at, { entity, siteNumber }] of command.entries()) {
      if (lastNumber !== null && !isForAll(entity)) this.add(roots[at] ?? '', siteNumber, lastNumber);
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
    await insertReaders(this.database, [...this.readers.values()]);
  }

  private async rootOfScan(scanId: string): Promise<string> {
    const stored = await this.database
      .selectFrom('changes')
      .select('root')
      .where('entity_id', '=', scanId)
      .where('entity', '=', 'caseScan')
      .where('operation', '=', 'insert')
      .limit(1)
      .executeTakeFirst();
    const root = stored?.root ?? `caseScan/${scanId}`;
    this.scans.set(scanId, root);
    return root;
  }
}

function readCaseId(fields: string): { case_id?: unknown } {
  try {
    return JSON.parse(fields) as { case_id?: unknown };
  } catch {
    return {};
  }
}
