import type { Answer } from '#shared/sync/answers.ts';
import type { Vector } from '#shared/sync/vector.ts';
import { exchangeKeys } from '../bundles/town-keys.ts';
import type { CoreContext } from '../context.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { CoreError, failure } from '../errors.ts';
import { grantRecords } from '../records/service.ts';
import { noteContacts } from '../town/note-contacts.ts';
import { settleTransfers } from '../transfers/settle-transfers.ts';
import { applyInPieces } from './apply-in-pieces.ts';
import { reconsider } from './apply-page.ts';
import { askHub } from './ask-hub.ts';
import { bringBack } from './bring-back.ts';
import { noteHeard, noteSynced } from './heard.ts';
import { connectHub, type HubClient } from './hub-client.ts';
import { isQuiet, keepStanding, standingOf } from './knock.ts';
import type { LineCalls } from './line-calls.ts';
import { type NextRun, nextRun, type RunStart } from './next-run.ts';
import { clerksPace, type Pace } from './pace.ts';
import { commonCommands, partAsCopy, partFromCopy } from './part-from-copy.ts';
import { compareHistories, compareLogs, goOnWith, type Hello, sayHello } from './say-hello.ts';
import { noteSure } from './sure-answers.ts';
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
 * @param pace how the work is divided; the simulator gives its own
 * @throws CoreError `NOT_ENROLLED`, `HUB_NOT_REACHED`, `HUB_REFUSED`
 */
export async function syncNow(
  context: CoreContext,
  connect = connectHub,
  pace: Pace = clerksPace(() => context.data.database.isInUse),
): Promise<SyncReport> {
  const { database } = context.data;
  const standing = standingOf(context);
  const state = standing?.state ?? syncState(database.read);
  if (!state) throw failure('NOT_ENROLLED');
  const report: SyncReport = { confirmed: 0, refused: 0, received: 0, parked: 0, setAside: 0 };
  const connection = connect(state.hub_url, state.hub_fingerprint);
  const { lines, knock, close } = connection;
  try {
    if (standing && (await askHub(() => isQuiet(context, standing, { knock })))) {
      noteHeard(context, state);
      return report;
    }
    const hello = await withHub({ context, client: connection.client, lines, report, pace });
    noteSynced(context.data);
    keepStanding(context, hello);
    return report;
  } catch (error) {
    noteFailure(context, error);
    throw error;
  } finally {
    close();
  }
}

interface Round {
  context: CoreContext;
  client: HubClient;
  lines: LineCalls;
  report: SyncReport;
  pace: Pace;
}

/** Says hello; an installation that turns out to be a copy parts from the other one first. */
async function helloAsOneself({
  context,
  client,
  report,
}: Round): Promise<Hello & { before: SyncState; epoch: number }> {
  for (let isAnother = false; ; isAnother = true) {
    // Another process of this folder may have taken a new epoch.
    const before = context.data.database.sync((log) => log.state());
    const { epoch } = context.data.database.site;
    const hello = await sayHello(context, client, before);
    if (await compareLogs(context, hello, before)) return { ...hello, before, epoch };
    if (isAnother && epoch === context.data.database.site.epoch) {
      throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
    }
    add(report, await partFromCopy(context, client, hello, before));
  }
}

async function withHub(round: Round): Promise<Pick<Hello, 'token'> & { epoch: number }> {
  const { context, client, report } = round;
  report.received += reconsider(context, 'parked');
  const hello = await helloAsOneself(round);
  const { token, before } = hello;
  if (hello.keysVersion !== before.keys_version) await exchangeKeys(context, client, token);
  const history = compareHistories(context, hello, before);
  await takeLostAnswers(round, hello);
  if (stateOf(context).answered_seq < hello.lastSeq) throw failure('HUB_REFUSED', { why: 'SITE_FORKED' });
  if (history) {
    const seen: Vector = JSON.parse(before.seen);
    await bringBack(context, client, token, { seen, lost: history.lost });
  }
  await push(round, hello);
  // What it did since it was copied it sends in the epoch it has then.
  if (await partAsCopy(context, client, token)) return withHub(round);
  if (history) {
    goOnWith(context, history);
    // What came after the backup is not there; of the rest the hub says that it has it.
    context.data.database.sync((log) => log.queueOwnFiles());
  }
  const { answered_seq: heard } = stateOf(context);
  await pull(round, hello);
  if (history) await noteSure(context, { heard, start: hello.starts.at(-1)?.id });
  await askAboutLearned(round, token);
  if (report.received > 0) report.received += reconsider(context, 'set-aside');
  // What others said may let this site hand cases over, and they wait for it.
  if (settleTransfers(context) + grantRecords(context) > 0) await push(round, hello);
  if (hello.isTown) await noteContacts(context, client, token);
  return hello;
}

/** Takes what the hub said while nobody here listened. */
async function takeLostAnswers(
  { context, client, report, pace }: Round,
  { token, lastSeq }: Pick<Hello, 'token' | 'lastSeq'>,
): Promise<void> {
  while (stateOf(context).answered_seq < lastSeq) {
    const afterSeq = stateOf(context).answered_seq;
    const { answers } = await askHub(() => client.answers({ token, afterSeq }));
    // A copy of this installation may have sent since the hello.
    add(report, takeAnswers(context, answers.slice(0, commonCommands(context, answers))));
    if (stateOf(context).answered_seq === afterSeq) break;
    await pace.rest();
  }
}

/**
 * Sends what waits, run by run. While the hub judges one, the answers to the one before are taken in and the next one is
 * made, so that neither waits for the other.
 */
async function push(round: Round, { token }: Hello): Promise<void> {
  const { context, lines, pace } = round;
  const first = stateOf(context);
  const after = async (start: RunStart) => {
    await pace.rest();
    const { changes } = pace.runs;
    const run = pace.runs.take(changes, () => nextRun(context, first, start, changes));
    return run && { run, send: lines.push(token, run) };
  };
  let next = await after(first);
  let answered: { run: NextRun; answers: Answer[] } | null = null;
  while (next) {
    const { run, send } = next;
    const asked = pace.ahead(() => askHub(send));
    if (answered) {
      await pace.rest();
      takeAnswersTo(round, answered);
      answered = null;
      await context.data.database.settle();
    }
    next = await after(run.end);
    try {
      answered = { run, answers: await asked() };
    } catch (error) {
      await takeFromOthers(round, token, run, error);
      next = await after(stateOf(context));
    }
  }
  if (answered) takeAnswersTo(round, answered);
  await context.data.database.settle();
}

function takeAnswersTo(
  { context, report, pace }: Round,
  { run, answers }: { run: NextRun; answers: Answer[] },
) {
  const before = stateOf(context).answered_seq;
  const taken = pace.runs.take(run.lastSeq - run.head.firstSeq + 1, () =>
    takeAnswers(context, answers, run, 'settle'),
  );
  add(report, taken);
  // Another process of this folder may have taken them in first: only a log that stands still is in the way.
  const { answered_seq } = stateOf(context);
  if (answered_seq === before && answered_seq < run.lastSeq) {
    throw failure('HUB_REFUSED', { why: 'OUT_OF_ORDER' });
  }
}

/** Another process of this folder pushed meanwhile, or a copy of an earlier batch came late: the answers are there. */
async function takeFromOthers(round: Round, token: string, run: NextRun, error: unknown): Promise<void> {
  const isBehind = error instanceof CoreError && (error.data as { why?: string }).why === 'OUT_OF_ORDER';
  if (!isBehind) throw error;
  const before = stateOf(round.context).answered_seq;
  await takeLostAnswers(round, { token, lastSeq: run.lastSeq });
  if (stateOf(round.context).answered_seq === before) throw error;
}

/** The next page is asked for while one is taken in: how far that one reaches, it says itself. */
async function pull(
  { context, lines, report, pace }: Round,
  { token, epoch }: Pick<Hello, 'token'> & { epoch: number },
): Promise<void> {
  const askFor = (after: number) =>
    pace.ahead(() => askHub(() => lines.pull({ token, after, most: pace.page })));
  let asked = askFor(stateOf(context).cursor);
  for (;;) {
    const page = await asked();
    if (page.more) asked = askFor(page.cursor);
    const { changes, seen, cursor, vector } = page;
    add(report, await applyInPieces(context, { changes, seen, cursor, vector, epoch }, pace));
    if (!page.more) return;
  }
}

/** What other centres told themselves, or the hub in a time that it lost, it may have taken or refused by now. */
async function askAboutLearned({ context, client, report, pace }: Round, token: string): Promise<void> {
  for (let of = learnedStamps(context); of.length > 0; of = learnedStamps(context, of.at(-1))) {
    const asked = of;
    add(report, takeOutcomes(context, await askHub(() => client.outcomes({ token, of: asked }))));
    await pace.rest();
  }
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
