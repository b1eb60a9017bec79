import type { Vector } from '#shared/sync/vector.ts';
import type { HubDatabase } from './database/schema.ts';
import { type Feed, heldCommands } from './feed.ts';
import { rememberRecordings } from './files/known-recordings.ts';
import { readReceipt, sealedCommand } from './receipts.ts';
import { relearn } from './rules/relearn.ts';
import { keepLog, logOf } from './site-log.ts';

/** Keeps what an author of changes had seen, from one of them on. */
export async function keepSeen(
  database: HubDatabase,
  { siteNumber, epoch, fromSeq }: { siteNumber: string; epoch: number; fromSeq: number },
  vector: Vector,
): Promise<void> {
  await database
    .insertInto('seen_vectors')
    .values({ site_number: siteNumber, epoch, from_seq: fromSeq, vector: JSON.stringify(vector) })
    .onConflict((conflict) => conflict.columns(['site_number', 'epoch', 'from_seq']).doNothing())
    .execute();
}

/**
 * Takes in what others brought back of an epoch of a site, as far as nothing before it is missing: who gets a change of a
 * site counts as having seen all that the hub took in from it before.
 * @returns how many commands found their place
 */
export async function placeHeld(
  database: HubDatabase,
  feed: Feed,
  name: { siteNumber: string; epoch: number },
): Promise<number> {
  const log = await logOf(database, name);
  let { takenSeq } = log;
  const placed = [];
  for (const { command, seen, receipt, previous } of await heldCommands(database, name)) {
    const fromSeq = command[0]?.seq ?? 0;
    // What the site itself has sent meanwhile has its place already.
    if (fromSeq <= Math.max(takenSeq, log.lastSeq)) {
      placed.push(fromSeq);
      continue;
    }
    const verdict = readReceipt(feed.secret, receipt, sealedCommand(command), seen);
    if (previous > takenSeq || !verdict) break;
    await feed.follow(verdict.order);
    await feed.add(command, verdict, receipt);
    await keepSeen(database, { ...name, fromSeq }, seen);
    await feed.flush();
    feed.addReaders(await relearn(database, command));
    await rememberRecordings(database, command);
    takenSeq = command.at(-1)?.seq ?? takenSeq;
    placed.push(fromSeq);
  }
  if (placed.length === 0) return 0;
  for (const table of ['held_commands', 'held_changes'] as const) {
    await database
      .deleteFrom(table)
      .where('site_number', '=', name.siteNumber)
      .where('epoch', '=', name.epoch)
      .where('first_seq', '<=', placed.at(-1) ?? 0)
      .execute();
  }
  await keepLog(database, name, { ...log, takenSeq });
  return placed.length;
}
