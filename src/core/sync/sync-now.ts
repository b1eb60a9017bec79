import { setImmediate } from 'node:timers/promises';
import { chainOver } from '#shared/sync/batch.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { exchangeKeys } from '../bundles/town-keys.ts';
import type { CoreContext } from '../context.ts';
import { currentSchema } from '../db/migrator.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { CoreError, failure } from '../errors.ts';
import { settleTransfers } from '../transfers/settle-transfers.ts';
import { applyPage, reconsider } from './apply-page.ts';
import { askHub } from './ask-hub.ts';
import { connectHub, type HubClient } from './hub-client.ts';
import { nextBatch } from './next-batch.ts';
import { lastOwnChange, ownChangesAfter } from './queries.ts';
import { sha256, signText } from './signing.ts';
import { siteReport } from './site-report.ts';
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
  const token = await sayHello(context, client, report);
  await push(context, client, token, report);
  await pull(context, client, token, report);
  await askAboutLearned(context, client, token, report);
  if (report.received > 0) report.received += reconsider(context, 'set-aside');
  // What others said may let this site hand cases over, and they wait for it.
  if (settleTransfers(context) > 0) await push(context, client, token, report);
}

async function sayHello(context: CoreContext, client: HubClient, report: SyncReport): Promise<string> {
  const { database } = context.data;
  const before = stateOf(context);
  const { challenge } = await askHub(() => client.challenge());
  const hello = await askHub(() =>
    client.hello({
      protocol: PROTOCOL_VERSION,
      ...database.site,
      schema: currentSchema,
      challenge,
      signature: signText(
        before.private_key,
        helloText({ hubId: before.hub_id, ...database.site, challenge }),
      ),
      report: siteReport(context),
    }),
  );
  const hubIsAnother =
    hello.hubId !== before.hub_id ||
    (before.hub_epoch > 0 && (hello.hubEpoch !== before.hub_epoch || hello.lastNumber < before.cursor));
  if (hubIsAnother || hello.lastSeq < before.answered_seq) {
    throw failure('HUB_REFUSED', { why: 'HUB_WENT_BACK' });
  }
  const last = database.read.first(lastOwnChange(database.site))?.seq ?? 0;
  if (hello.lastSeq > last) throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
  // Before any answer is taken: it could be to a log that is not this one.
  const unanswered = database.read.all(
    ownChangesAfter(database.site, before.answered_seq, hello.lastSeq - before.answered_seq),
  );
  if (chainOver(before.chain, unanswered, sha256) !== hello.chain) {
    throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
  }
  database.sync((log) =>
    log.save({
      hub_epoch: hello.hubEpoch,
      sent_seq: hello.lastSeq,
      clock_ahead_ms: Math.round(database.now().getTime() - hello.now),
    }),
  );
  if (hello.keysVersion !== before.keys_version) await exchangeKeys(context, client, hello.token);
  while (stateOf(context).answered_seq < hello.lastSeq) {
    const afterSeq = stateOf(context).answered_seq;
    const { answers } = await askHub(() => client.answers({ token: hello.token, afterSeq }));
    add(report, takeAnswers(context, answers));
    if (stateOf(context).answered_seq === afterSeq) throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
    await setImmediate();
  }
  return hello.token;
}

async function push(context: CoreContext, client: HubClient, token: string, report: SyncReport) {
  for (;;) {
    const before = stateOf(context);
    const next = nextBatch(context, before);
    if (!next) return;
    const { answers } = await askHub(() =>
      client.push({
        token,
        batch: {
          ...next.batch,
          changes: [...next.batch.changes],
          seen: next.batch.seen.map((seen) => ({ ...seen, vector: { ...seen.vector } })),
        },
        signature: next.signature,
      }),
    );
    add(report, takeAnswers(context, answers));
    // Another process of this folder may have taken them in first: only a log that stands still is in the way.
    if (stateOf(context).answered_seq === before.answered_seq) {
      throw failure('HUB_REFUSED', { why: 'OUT_OF_ORDER' });
    }
    await setImmediate();
  }
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
