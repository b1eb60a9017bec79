import type { Answer, Refusal } from '#shared/sync/answers.ts';
import type { SeenFrom } from '#shared/sync/batch.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { HubStart } from '#shared/sync/hub-starts.ts';
import { plainFields } from '#shared/sync/plain-fields.ts';
import type { Vector } from '#shared/sync/vector.ts';
import { appendAll, type HandedOn } from './append-many.ts';
import type { SiteIdentity } from './change-log.ts';
import type { Touched } from './first-rows.ts';
import { carriedColumns, type EntityName, keyOf, noticeSchema } from './folded-rows.ts';
import { keepCertificate, keepStarts, queueFilesOf } from './hub-word.ts';
import { forgetCovered } from './learned-commands.ts';
import { withNamesTogether } from './names-together.ts';
import { keepAnswer } from './own-answers.ts';

import { doubtPlaces, takePlaceAway, trustPlace } from './places-in-doubt.ts';
import type { ReadHandle, StatementCache } from './read-handle.ts';
import { RowFolder } from './row-folder.ts';
import { isReferenceBroken, refersToMissing } from './row-references.ts';
import { noteSeenByOthers } from './seen-by-others.ts';
import { type SyncState, syncState } from './sync-state.ts';
import { type SyncedEntity, syncedEntities } from './synced-entities.ts';

/** Why a change takes no part in its row. */
export type ChangeFault =
  /** `refused-to-author`: learned from another centre, to which the hub gave it back. */
  | { kind: 'refused'; code: Refusal | 'refused-to-author' }
  | { kind: 'parked'; code: 'unknown-entity' | 'unknown-field' }
  | { kind: 'set-aside'; code: 'bad-shape' | 'does-not-fit' }
  /** Learned from another centre, and only the hub can say whether it may be so. */
  | { kind: 'set-aside'; code: 'not-believed' };

type Named = Pick<Change, 'siteNumber' | 'epoch' | 'seq'>;

/**
 * What sync writes: the log of all sites and the rows made of it. Rows come about by the fold alone, so that applying
 * twice changes nothing and the order of arrival does not matter. Lives inside one transaction.
 */
export class SyncLog {
  readonly read: ReadHandle;
  private readonly cache: StatementCache;
  private readonly site: SiteIdentity;
  private readonly at: string;
  private readonly rows: RowFolder;
  /** What changes of an entity may write; the form of the tables stays as it is inside a transaction. */
  private readonly columns = new Map<string, Set<string>>();

  constructor(read: ReadHandle, cache: StatementCache, site: SiteIdentity, now: Date) {
    this.read = read;
    this.cache = cache;
    this.site = site;
    this.at = now.toISOString();
    this.rows = new RowFolder(cache);
    noticeSchema(cache);
  }

  /** How far this site and its hub are with each other. */
  state(): SyncState {
    return syncState(this.read) as SyncState;
  }

  start(state: Omit<SyncState, 'singleton'>): void {
    const columns = Object.keys(state);
    const values = columns.map(() => '?').join(', ');
    const sql = `INSERT OR REPLACE INTO sync_state (singleton, ${columns.join(', ')}) VALUES (1, ${values})`;
    this.cache.get(sql).run(...Object.values(state));
  }

  /** The files of all that was captured here wait to be sent again. */
  queueOwnFiles(): void {
    queueFilesOf(this.cache, this.site.siteNumber);
  }

  /** The epoch of an installation that has done nothing yet; it counts from the next opening on. */
  beginEpoch(epoch: number): void {
    this.cache.get('UPDATE site_identity SET epoch = ?').run(epoch);
  }

  save(state: Partial<SyncState>): void {
    const columns = Object.keys(state);
    this.cache
      .get(`UPDATE sync_state SET ${columns.map((column) => `${column} = ?`).join(', ')}`)
      .run(...Object.values(state));
  }

  /** What the next change of this site will have seen. */
  noteSeen(vector: string): void {
    const { siteNumber, epoch } = this.site;
    const last = this.cache
      .get('SELECT max(seq) AS seq FROM changes WHERE site_number = ? AND epoch = ?')
      .get(siteNumber, epoch) as { seq: number | null };
    this.cache
      .get('INSERT OR REPLACE INTO seen_vectors (site_number, epoch, from_seq, vector) VALUES (?, ?, ?, ?)')
      .run(siteNumber, epoch, (last.seq ?? 0) + 1, vector);
  }

  /** What the authors of changes had seen. @param changes all of which `seen` tells */
  noteSeenByOthers(seen: readonly SeenFrom[], changes: readonly HandedOn[]): void {
    noteSeenByOthers(this.cache, seen, changes);
  }

  /**
   * Appends changes of other sites, with what the hub has said of them.
   * @returns those that are new here, and of them the inserts of entities of which there is nothing else
   */
  appendAll(changes: readonly HandedOn[]): { fresh: HandedOn[]; firsts: Set<Change> } {
    return appendAll(this.cache, changes, (change, order) =>
      this.join(change, order, change.receipt ?? null),
    );
  }

  /** The hub's word counts: also of what a change says, if its author told another centre otherwise. */
  private join(change: Change, order: HubOrder, receipt: string | null): boolean {
    const { siteNumber, epoch, seq } = change;
    trustPlace(this.cache, change);
    const before = this.cache
      .get(
        `SELECT entity, entity_id AS entityId FROM changes
          WHERE site_number = ? AND epoch = ? AND seq = ? AND command_id <> ?`,
      )
      .get(siteNumber, epoch, seq, change.commandId) as EntityName | undefined;
    // Another change has taken this name, and came only now: nobody here had seen it before.
    const anew = before ? 'rowid = (SELECT max(rowid) + 1 FROM changes), ' : '';
    const { changes } = this.cache
      .get(
        `UPDATE changes SET ${anew}command_id = ?, entity = ?, entity_id = ?, operation = ?, base_version = ?, fields = ?,
          actor_id = ?, clock = ?, hub_epoch = ?, hub_number = ?, receipt = ?
          WHERE site_number = ? AND epoch = ? AND seq = ? AND (hub_epoch IS NOT ? OR hub_number IS NOT ?)`,
      )
      .run(
        ...[change.commandId, change.entity, change.entityId, change.operation, change.baseVersion],
        ...[change.fields, change.actorId, change.clock, order.epoch, order.number, receipt],
        ...[siteNumber, epoch, seq, order.epoch, order.number],
      );
    if (changes === 0) {
      if (receipt) this.keepReceipt(change, receipt);
      return false;
    }
    this.removeFault(change);
    // What had this stamp was lost with a hub and a copy of its site; it is no part of its row any more.
    if (before && Object.hasOwn(syncedEntities, before.entity)) this.refoldOrWait(before);
    return true;
  }

  /** Forgets what came by stick and is part of what counts as seen by now. */
  forgetCovered(seen: Vector): void {
    forgetCovered(this.cache, seen);
  }

  /** A change about which the hub was asked takes no part: it was given back to its author, or told anew. */
  leaveOutLearned(change: Named): void {
    this.addFault(change, { kind: 'refused', code: 'refused-to-author' });
    takePlaceAway(this.cache, change);
    const { siteNumber, epoch, seq } = change;
    this.cache
      .get('DELETE FROM learned_changes WHERE site_number = ? AND epoch = ? AND seq = ?')
      .run(siteNumber, epoch, seq);
  }

  /** The hub lost numbers that it had given: it is asked about what came with them. @param sure by its epochs */
  doubtPlaces(sure: ReadonlyMap<number, number>): void {
    doubtPlaces(this.cache, this.site, sure);
  }

  /** The hub still has a change of which the place was in doubt. */
  trustPlace(change: Named): void {
    trustPlace(this.cache, change);
  }

  /** Keeps what the hub said of a centre's keys; the latest word counts. */
  putCertificate(certificate: Certificate): void {
    keepCertificate(this.cache, certificate);
  }

  /** Keeps the hub's word on an own command. */
  keepAnswer(answer: Answer): void {
    keepAnswer(this.cache, this.site, answer);
  }

  /** Keeps what the hub said of a command, with its first change. */
  private keepReceipt({ siteNumber, epoch, seq }: Named, receipt: string): void {
    this.cache
      .get('UPDATE changes SET receipt = ? WHERE site_number = ? AND epoch = ? AND seq = ?')
      .run(receipt, siteNumber, epoch, seq);
  }

  /** Replaces the starts of the hub that are known here. */
  keepStarts(starts: readonly HubStart[]): void {
    keepStarts(this.cache, starts);
  }

  addFault({ siteNumber, epoch, seq }: Named, { kind, code }: ChangeFault): void {
    this.cache
      .get(
        `INSERT OR REPLACE INTO change_faults (site_number, epoch, seq, kind, code, noted_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(siteNumber, epoch, seq, kind, code, this.at);
  }

  removeFault({ siteNumber, epoch, seq }: Named): void {
    this.cache
      .get('DELETE FROM change_faults WHERE site_number = ? AND epoch = ? AND seq = ?')
      .run(siteNumber, epoch, seq);
  }

  /** Why this application cannot take a change into its row; null when it can. */
  faultOf(change: Change): ChangeFault | null {
    const { entity, entityId } = change;
    if (!Object.hasOwn(syncedEntities, entity)) return { kind: 'parked', code: 'unknown-entity' };
    const name = { entity: entity as SyncedEntity, entityId };
    const given = plainFields(change.fields);
    if (given === null || keyOf(name) === null) return { kind: 'set-aside', code: 'bad-shape' };
    let known = this.columns.get(entity);
    if (!known) {
      known = new Set(carriedColumns(this.cache, name.entity).map((column) => column.name));
      this.columns.set(entity, known);
    }
    for (const field in given) {
      if (!known.has(field)) return { kind: 'parked', code: 'unknown-field' };
    }
    this.rows.keepFields(change, given);
    return null;
  }

  /** Does work that may write rows of many entities at once. @param most so many */
  manyRows<Result>(most: number, work: () => Result): Result {
    return withNamesTogether(this.cache, most, work);
  }

  /**
   * Brings rows to what their changes say; new ones that are alike together.
   * @returns those that SQLite refuses; nothing of them is changed
   */
  refoldAll(touched: Iterable<Touched>): Touched[] {
    return this.rows.refoldAll(touched);
  }

  /** Brings a row to what its changes say. False when SQLite refuses it; nothing of it is changed then. */
  refold(name: EntityName): boolean {
    return this.rows.refold(name);
  }

  /** Folds a row unless others would then refer to nothing; it waits then, as it is. */
  refoldOrWait(name: EntityName): void {
    this.cache.get('SAVEPOINT folding').run();
    const done = this.refold(name) && this.fits(name);
    if (!done) this.cache.get('ROLLBACK TO folding').run();
    this.cache.get('RELEASE folding').run();
    this.setWaiting(name, !done);
  }

  /** Whether a row that was folded fits the rows around it. @param only what alone it was written by */
  fits(name: EntityName, only?: Change): boolean {
    return only
      ? !refersToMissing(this.cache, name, this.rows.fieldsOf(only))
      : !isReferenceBroken(this.cache, name);
  }

  /** Rows that could not be folded yet. */
  waitingRows(): EntityName[] {
    return this.cache.get('SELECT entity, entity_id AS entityId FROM waiting_rows').all() as EntityName[];
  }

  setWaiting({ entity, entityId }: EntityName, waits: boolean): void {
    const sql = waits
      ? 'INSERT OR IGNORE INTO waiting_rows (entity, entity_id) VALUES (?, ?)'
      : 'DELETE FROM waiting_rows WHERE entity = ? AND entity_id = ?';
    this.cache.get(sql).run(entity, entityId);
  }
}
