import { setImmediate } from 'node:timers/promises';
import type { Vector } from '#shared/sync/vector.ts';
import { exchangeKeys } from '../bundles/town-keys.ts';
import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { CoreError, failure } from '../errors.ts';
import { settleTransfers } from '../transfers/settle-transfers.ts';
import { applyPage, reconsider } from './apply-page.ts';
import { askHub } from './ask-hub.ts';
import { bringBack } from './bring-back.ts';
import { connectHub, type HubClient } from './hub-client.ts';
import { type NextBatch, nextBatch } from './next-batch.ts';
import { compareHistories, compareLogs, goOnWith, type Hello, sayHello } from './say-hello.ts';
import { takeAnswers } from './take-answers.ts';
import { learnedStamps, takeOutcomes } from './take-outcomes.ts';

/** What one round with the hub brought, in commands. */
export interface SyncReport {
  confirmed: number;
  refused: number;
  received: number;
  parked: number;
  setAside: number;
}

/**
 * One round with the hub: hello, push, pull, for as long as there is progress. Each step commits by itself, so it may
 * end anywhere and goes on from there; between steps other work of this process gets its turn.
 * @param connect the way to the hub; the simulator gives its own
 * @throws CoreError `NOT_ENROLLED`, `HUB_NOT_REACHED`, `HUB_REFUSED`
 */
export async function syncNow(context: CoreContext, connect = connectHub): Promise<SyncReport> {
  const { database } = context.data;
  const state = syncState(database.read);
  if (!state) throw failure('NOT_ENROLLED');
  const report: SyncReport = { confirmed: 0, refused: 0, received: 0, parked: 0, setAside: 0 };
  const { client, close } = connect(state.hub_url, state.hub_fingerprint);
  try {
    await withHub(context, client, report);
    database.sync((log) =>
      log.save({ synced_at: database.now().toISOString(), failing_since: null, failure: null }),
    );
    return report;
  } catch (error) {
    noteFailure(context, error);
    throw error;
  } finally {
    close();
  }
}

async function withHub(context: CoreContext, client: HubClient, report: SyncReport): Promise<void> {
  report.received += reconsider(context, 'parked');
  const before = stateOf(context);
  const hello = await sayHello(context, client, before);
  const { token } = hello;
  await compareLogs(context, hello, before);
  if (hello.keysVersion !== before.keys_version) await exchangeKeys(context, client, token);
  const history = compareHistories(context, hello, before);
  await takeLostAnswers(context, client, hello, report);
  if (stateOf(context).answered_seq < hello.lastSeq) throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
  if (history) {
    const seen: Vector = JSON.parse(before.seen);
    await bringBack(context, client, token, { seen, lost: history.lost });
  }
  await push(context, client, hello, report);
  if (history) {
    goOnWith(context, history);
    // What came after the backup is not there; of the rest the hub says that it has it.
    context.data.database.sync((log) => log.queueOwnScans());
  }
  await pull(context, client, token, report);
  await askAboutLearned(context, client, token, report);
  if (report.received > 0) report.received += reconsider(context, 'set-aside');
  // What others said may let this site hand cases over, and they wait for it.
  if (settleTransfers(context) > 0) await push(context, client, hello, report);
}

/** Takes what the hub said while nobody here listened. */
async function takeLostAnswers(
  context: CoreContext,
  client: HubClient,
  { token, lastSeq }: Pick<Hello, 'token' | 'lastSeq'>,
  report: SyncReport,
): Promise<void> {
  while (stateOf(context).answered_seq < lastSeq) {
    const afterSeq = stateOf(context).answered_seq;
    const { answers } = await askHub(() => client.answers({ token, afterSeq }));
    add(report, takeAnswers(context, answers));
    if (stateOf(context).answered_seq === afterSeq) break;
    await setImmediate();
  }
}

async function push(context: CoreContext, client: HubClient, { token }: Hello, report: SyncReport) {
  for (;;) {
    const before = stateOf(context);
    const next = nextBatch(context, before);
    if (!next) return;
    try {
      const { answers } = await askHub(() => client.push({ token, ...wireForm(next) }));
      add(report, takeAnswers(context, answers));
    } catch (error) {
      // Another process of this folder pushed meanwhile, or a copy of an earlier batch came late: the answers are there.
      const isBehind = error instanceof CoreError && (error.data as { why?: string }).why === 'OUT_OF_ORDER';
      if (!isBehind) throw error;
      const lastSeq = next.batch.changes.at(-1)?.seq ?? 0;
      await takeLostAnswers(context, client, { token, lastSeq }, report);
      if (stateOf(context).answered_seq === before.answered_seq) throw error;
    }
    // Another process of this folder may have taken them in first: only a log that stands still is in the way.
    if (stateOf(context).answered_seq === before.answered_seq) {
      throw failure('HUB_REFUSED', { why: 'OUT_OF_ORDER' });
    }
    await setImmediate();
  }
}

function wireForm({ batch, signature, receipts }: NextBatch) {
  const seen = batch.seen.map((each) => ({ ...each, vector: { ...each.vector } }));
  return { batch: { ...batch, changes: [...batch.changes], seen }, signature, receipts };
}

async function pull(context: CoreContext, client: HubClient, token: string, report: SyncReport) {
  for (;;) {
    const after = stateOf(context).cursor;
    const page = await askHub(() => client.pull({ token, after }));
    add(report, applyPage(context, page));
    if (!page.more) return;
    await setImmediate();
  }
}

/** What other centres told themselves, the hub may have taken or refused by now. */
async function askAboutLearned(context: CoreContext, client: HubClient, token: string, report: SyncReport) {
  const of = learnedStamps(context);
  if (of.length === 0) return;
  add(report, takeOutcomes(context, await askHub(() => client.outcomes({ token, of }))));
}

function stateOf({ data }: CoreContext): SyncState {
  const state = syncState(data.database.read);
  if (!state) throw failure('NOT_ENROLLED');
  return state;
}

function add(report: SyncReport, count: Partial<SyncReport>): void {
  for (const [what, number] of Object.entries(count)) report[what as keyof SyncReport] += number;
}

/** Since when the way to the hub does not work, and why: what the clerk sees at the top right. */
function noteFailure({ data: { database } }: CoreContext, error: unknown): void {
  const code = error instanceof CoreError ? error.code : 'unexpected';
  const why = error instanceof CoreError ? (error.data as { why?: string }).why : undefined;
  database.sync((log) =>
    log.save({
      failing_since: syncState(log.read)?.failing_since ?? database.now().toISOString(),
      failure: why ?? code,
    }),
  );
}
