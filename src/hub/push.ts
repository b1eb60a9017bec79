import { hash } from 'node:crypto';
import type { Answer } from '#shared/sync/answers.ts';
import {
  type Batch,
  batchText,
  chainOver,
  chainOverDigests,
  commandsOf,
  seenAt,
} from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { digestOfChange } from '#shared/sync/change-lines.ts';
import { isOfAgreement } from '#shared/sync/entity-scopes.ts';
import type { Vector } from '#shared/sync/vector.ts';
import { answersFor } from './answers.ts';
import type { HubDatabase } from './database/schema.ts';
import { HubError } from './errors.ts';
import { Feed, heldCommands, storedChanges } from './feed.ts';
import { rememberRecordings } from './files/known-recordings.ts';
import { keepSeen, placeHeld } from './held.ts';
import { readReceipt, type SealedCommand, type Verdict, writeReceipt } from './receipts.ts';
import { isEntryDecision } from './rules/entry-decisions.ts';
import { type Verdict as CommandVerdict, judgeAtOnce, judgeCommand } from './rules/judge-command.ts';
import { relearn } from './rules/relearn.ts';
import type { Read } from './rules/transfers.ts';
import { type HubSession, isSignedBy } from './sessions.ts';
import { keepLog, logOf, type SiteLog } from './site-log.ts';

const sha256 = (text: string) => hash('sha256', text);

/** What a site sends: a signed batch, and what a hub said of it before that does not know of it any more. */
export interface Pushed {
  batch: Batch;
  signature: string;
  receipts: readonly { firstSeq: number; receipt: string }[];
  /** Of the changes, where they are known already. */
  digests?: readonly string[];
}

/**
 * Takes a batch in: what it claims is checked, each command is judged, and all of it is committed together with its
 * answers before anything is said. What was pushed before is answered as before, also when the hub knows it only by the
 * receipt that the site or others bring back.
 * @throws HubError `BATCH_NOT_VALID`, `OUT_OF_ORDER`, `CHAIN_DIFFERS`
 */
export async function takeBatch(
  database: HubDatabase,
  session: HubSession,
  { batch, signature, receipts, digests = digestsOf(batch) }: Pushed,
  now: Date,
): Promise<Answer[]> {
  checkForm(session, batch, digests, signature);
  const first = batch.changes[0] as Change;
  const last = batch.changes.at(-1) as Change;
  return database.transaction().execute(async (transaction) => {
    // The first statement takes the lock: hub orders are given to one batch after the other.
    const feed = await Feed.lock(transaction, now);
    const log = await logOf(transaction, session);
    if (last.seq <= log.lastSeq) {
      if (!(await isKnown(transaction, batch))) throw new HubError('CHAIN_DIFFERS', { seq: last.seq });
      return answersFor(transaction, session, first.seq - 1, last.seq);
    }
    if (first.seq > log.lastSeq + 1) throw new HubError('OUT_OF_ORDER', { expected: log.lastSeq + 1 });
    // The network may have brought the beginning of what a bundle brings, divided in another way.
    const known = batch.changes.filter(({ seq }) => seq <= log.lastSeq);
    const fresh = batch.changes.slice(known.length);
    if (chainOverDigests(batch.previousChain, digests.slice(0, known.length), sha256) !== log.chain) {
      throw new HubError('CHAIN_DIFFERS', { seq: log.lastSeq });
    }
    if (await isDivided(transaction, fresh[0] as Change))
      throw new HubError('BATCH_NOT_VALID', { why: 'divided-command' });
    const before = known.length > 0 ? await answersFor(transaction, session, first.seq - 1, log.lastSeq) : [];
    const settled = await settle(transaction, feed, log, { batch, digests, fresh, receipts });
    const answers = [...before, ...settled];
    for (const { fromSeq, vector } of batch.seen) {
      const { siteNumber, epoch } = session;
      await keepSeen(transaction, { siteNumber, epoch, fromSeq }, vector);
    }
    await rememberRecordings(transaction, fresh);
    const taken = answers.filter(({ outcome }) => outcome !== 'refused').at(-1)?.lastSeq ?? 0;
    const takenSeq = Math.max(log.takenSeq, taken);
    await keepLog(transaction, session, { lastSeq: last.seq, chain: batch.chain, takenSeq });
    await placeHeld(transaction, feed, session);
    await feed.close();
    return answers;
  });
}

const digestsOf = ({ changes }: Batch) => changes.map((change) => digestOfChange(change, sha256));

/** Finds out what to say of each command, and keeps it with that. */
async function settle(
  database: HubDatabase,
  feed: Feed,
  log: SiteLog,
  {
    batch,
    digests,
    fresh,
    receipts,
  }: Pick<Pushed, 'batch' | 'receipts'> & { digests: readonly string[]; fresh: readonly Change[] },
): Promise<Answer[]> {
  const seenBy = seenAt(batch);
  const beginning = batch.changes[0]?.seq ?? 0;
  const given = new Map(receipts.map(({ firstSeq, receipt }) => [firstSeq, receipt]));
  const held = new Map(
    (await heldCommands(database, batch)).map(({ command, receipt }) => [command[0]?.seq ?? 0, receipt]),
  );
  const answers: Answer[] = [];
  let previous = log.takenSeq;
  const toLearn: Change[] = [];
  for (const command of commandsOf(fresh)) {
    const [firstSeq, lastSeq] = [command[0]?.seq ?? 0, command.at(-1)?.seq ?? 0];
    const known = firstSeq <= log.takenSeq ? await knownAnswer(database, command) : null;
    if (known) {
      answers.push(known);
      continue;
    }
    const seen = seenBy(firstSeq);
    const sealed = {
      firstSeq,
      lastSeq,
      digests: digests.slice(firstSeq - beginning, lastSeq - beginning + 1),
    };
    const said = saidBefore(feed.secret, sealed, seen, [given.get(firstSeq), held.get(firstSeq)]);
    if (!said && held.has(firstSeq)) throw new HubError('CHAIN_DIFFERS', { seq: firstSeq });
    let verdict: Verdict;
    let reads: Read[] = [];
    if (said) {
      verdict = said.verdict;
      await feed.follow(verdict.order);
      toLearn.push(...command);
    } else {
      // Who agreed to what, and what is decided between, is asked of the log.
      const asksLog = command.some((change) => isOfAgreement(change.entity) || isEntryDecision(change));
      if (toLearn.length > 0 || asksLog) await feed.flush();
      if (toLearn.length > 0) feed.addReaders(await relearn(database, toLearn.splice(0)));
      const {
        outcome,
        order,
        refusal,
        reads: more,
      } = judgedAtOnce(database, feed, log, command) ?? (await judged(database, feed, log, command));
      verdict = { outcome, order, refusal, previous };
      reads = more;
    }
    const receipt = said?.receipt ?? writeReceipt(feed.secret, sealed, seen, verdict);
    const asking = feed.add(command, verdict, receipt, reads);
    if (asking) await asking;
    // Kept at once, for what comes later in the batch may stand on it.
    if (verdict.outcome === 'refused') await feed.flush();
    else previous = Math.max(previous, lastSeq);
    const { outcome, order, refusal } = verdict;
    answers.push({ firstSeq, lastSeq, outcome, order, refusal, receipt });
  }
  await feed.flush();
  feed.addReaders(await relearn(database, toLearn));
  return answers;
}

/** The answer to a command that others brought back before. */
async function knownAnswer(database: HubDatabase, command: readonly Change[]): Promise<Answer | null> {
  const [first] = command as [Change];
  const lastSeq = command.at(-1)?.seq ?? 0;
  const stored = await storedChanges(database, first, first.seq, lastSeq);
  if (stored.length === 0) return null;
  const isSame = chainOver('', stored, sha256) === chainOver('', command, sha256);
  if (!isSame) throw new HubError('CHAIN_DIFFERS', { seq: first.seq });
  const [answer] = await answersFor(database, first, first.seq - 1, lastSeq);
  return answer ?? null;
}

function saidBefore(
  secret: string,
  command: SealedCommand,
  seen: Vector,
  receipts: readonly (string | undefined)[],
): { verdict: Verdict; receipt: string } | null {
  for (const receipt of receipts) {
    const verdict = receipt ? readReceipt(secret, receipt, command, seen) : null;
    if (receipt && verdict) return { verdict, receipt };
  }
  return null;
}

async function judged(
  database: HubDatabase,
  feed: Feed,
  log: SiteLog,
  command: readonly Change[],
): Promise<JudgedCommand> {
  // Others brought back all that was taken in up to there, and this is not among it.
  if ((command[0]?.seq ?? 0) <= log.takenSeq) {
    return { outcome: 'refused', order: null, refusal: 'refused-before', reads: [] };
  }
  return told(feed, await judgeCommand(database, command));
}

/** Most commands need nobody to wait. */
function judgedAtOnce(
  database: HubDatabase,
  feed: Feed,
  log: SiteLog,
  command: readonly Change[],
): JudgedCommand | null {
  const verdict = (command[0]?.seq ?? 0) > log.takenSeq ? judgeAtOnce(database, command) : null;
  return verdict && told(feed, verdict);
}

type JudgedCommand = Pick<Verdict, 'outcome' | 'order' | 'refusal'> & { reads: Read[] };

function told(feed: Feed, verdict: CommandVerdict): JudgedCommand {
  return verdict.outcome === 'refused'
    ? { outcome: 'refused', order: null, refusal: verdict.refusal, reads: [] }
    : { outcome: verdict.outcome, order: feed.nextOrder, refusal: null, reads: verdict.reads };
}

function checkForm(session: HubSession, batch: Batch, digests: readonly string[], signature: string): void {
  const refuse = (why: string) => {
    throw new HubError('BATCH_NOT_VALID', { why });
  };
  const { siteNumber, epoch, changes, seen } = batch;
  const first = changes[0]?.seq ?? 0;
  const isOwn = (one: { siteNumber: string; epoch: number }) =>
    one.siteNumber === session.siteNumber && one.epoch === session.epoch;
  if (!isOwn({ siteNumber, epoch }) || !changes.every(isOwn) || !seen.every(isOwn)) refuse('other-site');
  if (changes.some(({ seq }, at) => seq !== first + at)) refuse('gap');
  if (seen.some(({ fromSeq }) => fromSeq < first || fromSeq >= first + changes.length)) refuse('seen');
  if (!isSignedBy(session.publicKey, batchText(batch), signature)) refuse('signature');
  const chain = chainOverDigests(batch.previousChain, digests, sha256);
  if (chain !== batch.chain) refuse('chain');
}

/** Whether what came again is what came before, and not what a copy of the site made in its place. */
async function isKnown(database: HubDatabase, batch: Batch): Promise<boolean> {
  const [first, last] = [batch.changes[0]?.seq ?? 0, batch.changes.at(-1)?.seq ?? 0];
  const stored = await storedChanges(database, batch, first, last);
  return chainOver(batch.previousChain, stored, sha256) === batch.chain;
}

/** Whether the last change that is here belongs to the same command: it should have come with it. */
async function isDivided(database: HubDatabase, first: Change): Promise<boolean> {
  const before = await database
    .selectFrom('changes')
    .select('command_id')
    .where('site_number', '=', first.siteNumber)
    .where('epoch', '=', first.epoch)
    .where('seq', '=', first.seq - 1)
    .executeTakeFirst();
  return before?.command_id === first.commandId;
}
