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
  { token, lastSeq, starts }: Hello,
  before: SyncState,
): Promise<AnswerCount> {
  const { database } = context.data;
  const from = database.site.epoch;
  // A hub that was restored from a backup may have got from the other copy what it had confirmed to this one.
  const mayHaveGoneBack = lastSeq < before.answered_seq || starts.at(-1)?.id !== before.hub_start;
  if (mayHaveGoneBack) {
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
  await takeNewEpoch(context, client, token, { from, agreed });
  return count;
}

/**
 * Goes on in an epoch of its own, as an installation that knows itself that it is a copy, once the hub has answered all
 * that it shares with the other one.
 * @returns false when it is none
 */
export async function partAsCopy(context: CoreContext, client: HubClient, token: string): Promise<boolean> {
  const { database } = context.data;
  const from = database.site.epoch;
  const { shared_seq: shared, answered_seq: agreed } = database.sync((log) => log.state());
  if (shared === null || agreed < shared) return false;
  await takeNewEpoch(context, client, token, { from, agreed });
  return true;
}

async function takeNewEpoch(
  { data: { database } }: CoreContext,
  client: HubClient,
  token: string,
  { from, agreed }: { from: number; agreed: number },
): Promise<void> {
  const given = await askHub(() => client.newEpoch({ token, agreed }));
  database.takeEpoch({ from, agreed, ...given }, systemActor);
}

/** How many of the hub's commands are those of this log, the first of them first. */
export function commonCommands(
  { data: { database } }: CoreContext,
  answers: readonly { firstSeq: number; lastSeq: number; digest: string }[],
): number {
  const [first, last] = [answers[0]?.firstSeq ?? 1, answers.at(-1)?.lastSeq ?? 0];
  // Asked for one by one, the commands of a long log take longer to be found than to be compared.
  const own = database.read.all(ownChangesAfter(database.site, first - 1, Math.max(0, last - first + 1)));
  const differs = answers.findIndex(
    ({ firstSeq, lastSeq, digest }) => digestOf(own.slice(firstSeq - first, lastSeq - first + 1)) !== digest,
  );
  return differs < 0 ? answers.length : differs;
}

function digestOf(changes: readonly Change[]): string {
  return sha256(changes.map((change) => `${changeText(change)}\n`).join(''));
}
