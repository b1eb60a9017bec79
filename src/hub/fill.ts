import type { Change } from '#shared/sync/change.ts';
import type { LostNumbers } from '#shared/sync/hub-starts.ts';
import type { Vector } from '#shared/sync/vector.ts';
import { keepHeldChanges } from './database/held-changes.ts';
import type { HubDatabase } from './database/schema.ts';
import { Feed } from './feed.ts';
import { placeHeld } from './held.ts';
import { readReceipt, sealedCommand } from './receipts.ts';
import { relearn } from './rules/relearn.ts';
import { logOf } from './site-log.ts';
import { noteRestored } from './starts.ts';

/** A command of another site as somebody has it who pulled it once. */
export interface BroughtCommand {
  changes: readonly Change[];
  seen: Vector;
  receipt: string;
}

/**
 * What the hub has taken in of every site: what somebody has beyond it, the hub lost when it was restored from a backup.
 * @param lost what the asking site had been given and the hub does not know of any more; kept for the report
 */
export async function takenFrom(
  database: HubDatabase,
  lost: readonly LostNumbers[],
  now: Date,
): Promise<Vector> {
  for (const { epoch, after, upTo } of lost) {
    await database
      .insertInto('lost_numbers')
      .values({ epoch, after_number: after, up_to: upTo, noted_at: now.toISOString() })
      .onConflict((conflict) =>
        conflict
          .columns(['epoch', 'after_number'])
          .doUpdateSet({ up_to: upTo })
          .where('lost_numbers.up_to', '<', upTo),
      )
      .execute();
  }
  if (lost.length > 0) await noteRestored(database);
  const logs = await database.selectFrom('site_logs').select(['site_number', 'epoch', 'taken_seq']).execute();
  return Object.fromEntries(
    logs.map(({ site_number, epoch, taken_seq }) => [`${site_number}.${epoch}`, taken_seq]),
  );
}

/**
 * Takes back what sites have of each other. Only what carries the hub's own seal counts, so that nobody can put words
 * into another's mouth; what has no place yet waits for what its author had done before, and counts for the rules meanwhile.
 * @returns how many commands found their place
 */
export async function takeBrought(
  database: HubDatabase,
  brought: readonly BroughtCommand[],
  now: Date,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const feed = await Feed.lock(transaction, now);
    const logs = new Map<string, Change>();
    const kept: Change[] = [];
    for (const { changes, seen, receipt } of brought) {
      const [first] = changes;
      const verdict = first ? readReceipt(feed.secret, receipt, sealedCommand(changes), seen) : null;
      if (!first || !verdict?.order) continue;
      const log = await logOf(transaction, first);
      if (first.seq <= Math.max(log.takenSeq, log.lastSeq)) continue;
      logs.set(`${first.siteNumber}.${first.epoch}`, first);
      await transaction
        .insertInto('held_commands')
        .values({
          site_number: first.siteNumber,
          epoch: first.epoch,
          first_seq: first.seq,
          previous_seq: verdict.previous,
          changes: JSON.stringify(changes),
          seen: JSON.stringify(seen),
          receipt,
        })
        .onConflict((conflict) => conflict.columns(['site_number', 'epoch', 'first_seq']).doNothing())
        .execute();
      await keepHeldChanges(transaction, changes, receipt);
      kept.push(...changes);
    }
    let placed = 0;
    for (const name of logs.values()) placed += await placeHeld(transaction, feed, name);
    // Who reads by it is said when it has its place.
    await relearn(transaction, kept);
    await feed.close();
    return placed;
  });
}
