import type { Change } from '#shared/sync/change.ts';
import { type FirstRow, firstRow, groupsOf, type Touched, writeFirsts } from './first-rows.ts';
import { type EntityName, foldFromLog, noteConflicts, writeFolded } from './folded-rows.ts';
import type { StatementCache } from './read-handle.ts';
import type { PlainRow } from './synced-entities.ts';

/** Brings rows to what the log says of them; lives inside one transaction. */
export class RowFolder {
  private readonly cache: StatementCache;
  /** What the changes that are taken in say, read once. */
  private readonly readFields = new WeakMap<Change, PlainRow>();
  /** Whether a row may refer to one that is not there, until the end of the transaction. */
  private refersLater = false;

  constructor(cache: StatementCache) {
    this.cache = cache;
  }

  /** What a change says, for whoever asks next. */
  keepFields(change: Change, fields: PlainRow): void {
    this.readFields.set(change, fields);
  }

  fieldsOf(change: Change): PlainRow {
    return this.readFields.get(change) ?? (JSON.parse(change.fields) as PlainRow);
  }

  /** As `SyncLog.refoldAll`. */
  refoldAll(touched: Iterable<Touched>): Touched[] {
    const rows = Array.from(touched, (each) =>
      each.only ? firstRow(each, each.only, this.fieldsOf(each.only)) : each,
    );
    return groupsOf(rows).flatMap((group) => {
      if (!Array.isArray(group)) return this.refold(group.name) ? [] : [group];
      if (this.takes(group)) return [];
      const refused = group.length > 1 ? group.filter((one) => !this.takes([one])) : group;
      return refused.map(({ touched: each }) => each);
    });
  }

  /** As `SyncLog.refold`. */
  refold(name: EntityName): boolean {
    const folded = foldFromLog(this.cache, name);
    if (!this.isTaken(() => writeFolded(this.cache, name, folded))) return false;
    noteConflicts(this.cache, name, folded);
    return true;
  }

  private takes(rows: readonly FirstRow[]): boolean {
    return this.isTaken(() => writeFirsts(this.cache, rows));
  }

  /** Whether SQLite takes what a statement writes; when it does not, nothing of it is changed. */
  private isTaken(write: () => void): boolean {
    try {
      write();
      return true;
    } catch (error) {
      const code = String((error as { code?: unknown }).code);
      if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' && !this.refersLater) {
        // What belongs together comes in one page, but not always the referred row first. Not said beforehand, because it
        // makes SQLite prepare every statement anew, those of the clerks as well.
        this.cache.get('PRAGMA defer_foreign_keys = ON').run();
        this.refersLater = true;
        return this.isTaken(write);
      }
      if (/^SQLITE_(CONSTRAINT|MISMATCH)/.test(code)) return false;
      throw error;
    }
  }
}
