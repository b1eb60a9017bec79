import { setImmediate } from 'node:timers/promises';
import { chainStart } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { changeText } from '#shared/sync/change.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { SyncState } from '../db/sync-state.ts';
import { askHub } from './ask-hub.ts';
import type { HubClient } from './hub-client.ts';
import { ownChangesAfter } from './queries.ts';
import type { Hello } from './say-hello.ts';
import { sha256 } from './signing.ts';
import { type AnswerCount, takeAnswers } from './take-answers.ts';

/**
 * The hub knows a log of this site that is not this one: the installation was restored from a backup, or copied. It looks
 * for the last command that both have, takes a new epoch of its own, and goes on there; nothing of either is lost.
 * @returns what the hub had said about what both have
 */
export async function partFromCopy(
  context: CoreContext,
  client: HubClient,
  { token, lastSeq }: Hello,
  before: SyncState,
): Promise<AnswerCount> {
  const { database } = context.data;
  const from = database.site.epoch;
  // Not even what was confirmed is there as it is here: the hub was restored from a backup as well.
  if (lastSeq < before.answered_seq) {
    database.sync((log) => log.save({ answered_seq: 0, sent_seq: 0, chain: chainStart }));
  }
  const count: AnswerCount = { confirmed: 0, refused: 0 };
  let agreed = database.sync((log) => log.state().answered_seq);
  for (let more = true; more; ) {
    const { answers } = await askHub(() => client.answers({ token, afterSeq: agreed }));
    const common = answers.slice(0, commonCommands(context, answers));
    const taken = takeAnswers(context, common);
    count.confirmed += taken.confirmed;
    count.refused += taken.refused;
    agreed = common.at(-1)?.lastSeq ?? agreed;
    more = common.length > 0 && common.length === answers.length;
    await setImmediate();
  }
  const given = await askHub(() => client.newEpoch({ token, agreed }));
  database.takeEpoch({ from, agreed, ...given }, systemActor);
  return count;
}

/** How many of the hub's commands are those of this log, the first of them first. */
function commonCommands(
  { data: { database } }: CoreContext,
  answers: readonly { firstSeq: number; lastSeq: number; digest: string }[],
): number {
  const differs = answers.findIndex(({ firstSeq, lastSeq, digest }) => {
    const own = database.read.all(ownChangesAfter(database.site, firstSeq - 1, lastSeq - firstSeq + 1));
    return digestOf(own) !== digest;
  });
  return differs < 0 ? answers.length : differs;
}

function digestOf(changes: readonly Change[]): string {
  return sha256(changes.map((change) => `${changeText(change)}\n`).join(''));
}
