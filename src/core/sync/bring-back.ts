import { setImmediate } from 'node:timers/promises';
import { BATCH_LIMITS, commandsOf, LARGEST_COMMAND } from '#shared/sync/batch.ts';
import { type Change, changeText } from '#shared/sync/change.ts';
import type { LostNumbers } from '#shared/sync/hub-starts.ts';
import type { Vector } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import type { SiteIdentity } from '../db/change-log.ts';
import { askHub } from './ask-hub.ts';
import type { HubClient } from './hub-client.ts';
import { changesWithReceipts, seenWithin } from './queries.ts';

interface Brought {
  changes: Change[];
  seen: Record<string, number>;
  receipt: string;
}

/**
 * Gives the hub what it lost of others when it was restored from a backup: everything that is here beyond what it has
 * taken in, with the orders it had. The hub knows its own seals again; a command of which only a part came here has none.
 */
export async function bringBack(
  { data: { database } }: CoreContext,
  client: HubClient,
  token: string,
  { seen, lost }: { seen: Vector; lost: LostNumbers[] },
): Promise<void> {
  const { vector } = await askHub(() => client.taken({ token, lost }));
  for (const [key, seq] of Object.entries(seen)) {
    const [siteNumber = '', epoch = ''] = key.split('.');
    const name: SiteIdentity = { siteNumber, epoch: Number(epoch) };
    const isThisLog = siteNumber === database.site.siteNumber && name.epoch === database.site.epoch;
    let after = vector[key] ?? 0;
    while (!isThisLog && after < seq) {
      const { commands, next } = commandsAfter({ database }, name, after);
      if (commands.length > 0) await askHub(() => client.bringBack({ token, commands }));
      if (next === null) break;
      after = next;
      await setImmediate();
    }
  }
}

/** As many commands as travel at once, and after which change the next are looked for; null at the end. */
function commandsAfter(
  { database }: Pick<CoreContext['data'], 'database'>,
  name: SiteIdentity,
  after: number,
): { commands: Brought[]; next: number | null } {
  const take = (limit: number) => {
    const changes = database.read.all(changesWithReceipts(name, after, limit));
    const found = commandsOf(changes);
    const more = changes.length === limit;
    if (more && found.length > 1) found.pop();
    return { found, more };
  };
  let { found, more } = take(BATCH_LIMITS.changes);
  if (more && found.length === 1) ({ found, more } = take(LARGEST_COMMAND.changes + 1));
  const commands: Brought[] = [];
  let bytes = 0;
  for (const [at, command] of found.entries()) {
    bytes += command.reduce((sum, change) => sum + changeText(change).length, 0);
    if (at > 0 && bytes > BATCH_LIMITS.bytes) return { commands, next: lastOf(found[at - 1]) };
    const [first] = command;
    if (!first?.receipt) continue;
    const [before] = database.read.all(seenWithin(name, first.seq, first.seq).before);
    commands.push({
      changes: command.map(({ receipt: _, ...change }) => change),
      seen: before ? JSON.parse(before.vector) : {},
      receipt: first.receipt,
    });
  }
  return { commands, next: more ? lastOf(found.at(-1)) : null };
}

function lastOf(command: readonly Change[] | undefined): number {
  return command?.at(-1)?.seq ?? 0;
}
