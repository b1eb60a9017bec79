import { commandsOf } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { asChange } from '#shared/sync/change-columns.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import { insertChanges, type JudgedChange } from './database/insert-changes.ts';
import type { HubDatabase, HubSchema } from './database/schema.ts';
import type { Verdict } from './receipts.ts';
import type { Read } from './rules/transfers.ts';
import { BatchScopes } from './scopes.ts';
import { openStart } from './starts.ts';

/**
 * Where commands get their numbers, one batch after the other. The number is under which a change is handed on, its
 * order the place it has for ever; they differ only for what was brought back after a restored backup.
 */
export class Feed {
  readonly secret: string;
  private readonly database: HubDatabase;
  private readonly now: Date;
  private epoch: number;
  private number: number;
  private readonly scopes: BatchScopes;
  private readonly judged: JudgedChange[] = [];

  private constructor(
    database: HubDatabase,
    now: Date,
    hub: Pick<HubSchema['hub'], 'epoch' | 'last_number' | 'secret'>,
  ) {
    this.database = database;
    this.now = now;
    this.secret = hub.secret;
    this.epoch = hub.epoch;
    this.number = hub.last_number;
    this.scopes = new BatchScopes(database);
  }

  /** The first statement of its transaction, for it takes the lock. */
  static async lock(database: HubDatabase, now: Date): Promise<Feed> {
    const hub = await database
      .updateTable('hub')
      .set((update) => ({ last_number: update.ref('last_number') }))
      .returning(['epoch', 'last_number', 'secret'])
      .executeTakeFirstOrThrow();
    return new Feed(database, now, hub);
  }

  /** The order that the next command gets when it is new. */
  get nextOrder(): HubOrder {
    return { epoch: this.epoch, number: this.number + 1 };
  }

  /**
   * Keeps a command with what was said of it. What comes later in the batch may ask for a refused one: `flush` it.
   * @returns to be waited for when something of it has to be asked of the database
   */
  add(
    command: readonly Change[],
    verdict: Verdict,
    receipt: string,
    reads: readonly Read[] = [],
  ): Promise<void> | null {
    const lastNumber = verdict.order ? this.number + command.length : null;
    const roots = this.scopes.take(command, lastNumber);
    if (!(roots instanceof Promise)) {
      this.keep(command, verdict, receipt, { roots, reads });
      return null;
    }
    return roots.then((asked) => this.keep(command, verdict, receipt, { roots: asked, reads }));
  }

  private keep(
    command: readonly Change[],
    { outcome, order, refusal }: Verdict,
    receipt: string,
    { roots, reads }: { roots: readonly string[]; reads: readonly Read[] },
  ): void {
    this.addReaders(reads, command.length);
    for (const [at, change] of command.entries()) {
      this.judged.push({
        change,
        outcome,
        refusal,
        number: order ? ++this.number : null,
        order: order && { epoch: order.epoch, number: order.number + at },
        root: roots[at] ?? '',
        receipt: at === 0 ? receipt : null,
      });
    }
  }

  /** Who reads more by what was taken in. @param ahead how many changes of it have no number yet */
  addReaders(reads: readonly Read[], ahead = 0): void {
    for (const { root, siteNumber } of reads) this.scopes.add(root, siteNumber, this.number + ahead);
  }

  /** Orders given from now on follow this one, which a hub gave before it was restored from a backup. */
  async follow(order: HubOrder | null): Promise<void> {
    if (!order || order.epoch < this.epoch) return;
    await this.close();
    await openStart(this.database, this.now, { atLeast: order.epoch + 1 });
    const hub = await this.database.selectFrom('hub').select('epoch').executeTakeFirstOrThrow();
    this.epoch = hub.epoch;
  }

  async flush(): Promise<void> {
    await insertChanges(this.database, this.judged.splice(0));
  }

  async close(): Promise<void> {
    await this.flush();
    await this.scopes.save();
    await this.database.updateTable('hub').set({ last_number: this.number }).execute();
  }
}

/** The changes of one epoch of a site that are here, from one number to another. */
export function storedChanges(
  database: HubDatabase,
  { siteNumber, epoch }: { siteNumber: string; epoch: number },
  firstSeq: number,
  lastSeq: number,
): Promise<Change[]> {
  return database
    .selectFrom('changes')
    .select(asChange)
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>=', firstSeq)
    .where('seq', '<=', lastSeq)
    .orderBy('seq')
    .execute();
}

/** A command that others brought back, with the receipt it had. */
export interface HeldCommand {
  command: Change[];
  seen: Record<string, number>;
  receipt: string;
  previous: number;
}

/** What others brought back of an epoch and nobody could place yet, by the number of its first change. */
export async function heldCommands(
  database: HubDatabase,
  { siteNumber, epoch }: { siteNumber: string; epoch: number },
): Promise<HeldCommand[]> {
  const rows = await database
    .selectFrom('held_commands')
    .select(['changes', 'seen', 'receipt', 'previous_seq'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .orderBy('first_seq')
    .execute();
  return rows.map(({ changes, seen, receipt, previous_seq }) => ({
    command: commandsOf(JSON.parse(changes) as Change[])[0] ?? [],
    seen: JSON.parse(seen),
    receipt,
    previous: previous_seq,
  }));
}
