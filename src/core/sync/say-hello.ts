import { changeText } from '#shared/sync/change.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import {
  agreedNumber,
  type HubStart,
  joinedStarts,
  type LostNumbers,
  lostNumbers,
  sureNumbers,
} from '#shared/sync/hub-starts.ts';
import type { CoreContext } from '../context.ts';
import { currentSchema } from '../db/migrator.ts';
import type { SyncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { askHub } from './ask-hub.ts';
import type { HubClient } from './hub-client.ts';
import { chainAt } from './own-chain.ts';
import {
  firstOwnBeyond,
  hubEpochsOfOwn,
  knownStarts,
  lastOwnChange,
  lastOwnUpTo,
  ownChangesAfter,
} from './queries.ts';
import { sha256, signText } from './signing.ts';
import { siteReport } from './site-report.ts';
import { nothingSure, surePoint, sureSeq } from './sure-answers.ts';

export type Hello = Awaited<ReturnType<HubClient['hello']>>;

/** Says who this is and learns how far the hub is. */
export async function sayHello(
  context: CoreContext,
  client: HubClient,
  { hub_id: hubId, private_key, hub_start }: SyncState,
): Promise<Hello> {
  const { database } = context.data;
  const { challenge } = await askHub(() => client.challenge());
  const hello = await askHub(() =>
    client.hello({
      protocol: PROTOCOL_VERSION,
      ...database.site,
      schema: currentSchema,
      challenge,
      signature: signText(private_key, helloText({ hubId, ...database.site, challenge })),
      start: hub_start,
      report: siteReport(context),
    }),
  );
  if (hello.hubId !== hubId) throw failure('HUB_REFUSED', { why: 'HUB_WENT_BACK' });
  return hello;
}

/**
 * Whether the hub's log of this site is this one, as far as both go. What the hub lost of it when it was restored from a
 * backup is then said not to be at the town, and pushed again.
 * @returns false when it is that of a copy
 */
export async function compareLogs(context: CoreContext, hello: Hello, state: SyncState): Promise<boolean> {
  const { database } = context.data;
  const last = database.read.first(lastOwnChange(database.site))?.seq ?? 0;
  if (hello.lastSeq > last) return false;
  const stillSaid = answeredStill(context, hello, state);
  const wentBack = stillSaid < state.answered_seq;
  const sure = surePoint(state);
  const from = wentBack ? sure : { seq: state.answered_seq, chain: state.chain };
  // Before any answer is taken: it could be to a log that is not this one.
  if ((await chainAt(context, hello.lastSeq, from)) !== hello.chain) return false;
  const { shared_seq: shared } = state;
  // Beyond what a copy shares with the other one, the other one's work was brought back.
  if (hello.broughtBack && (shared === null || hello.broughtBack.seq <= shared)) {
    const { seq, digest } = hello.broughtBack;
    const [change] = database.read.all(ownChangesAfter(database.site, seq - 1, 1));
    if (!change || sha256(changeText(change)) !== digest) return false;
  }
  const { lastSeq } = hello;
  const chain = wentBack ? await chainAt(context, stillSaid, sure) : state.chain;
  database.sync((log) => {
    const now = log.state();
    // Another process of this folder may have gone on meanwhile.
    const isSame = now.answered_seq === state.answered_seq && now.hub_start === state.hub_start;
    const toSetBack = wentBack && isSame;
    log.save({
      ...(toSetBack && { answered_seq: stillSaid, chain }),
      hub_epoch: hello.hubEpoch,
      sent_seq: toSetBack ? lastSeq : Math.max(lastSeq, now.sent_seq),
      clock_ahead_ms: Math.round(database.now().getTime() - hello.now),
    });
  });
  return true;
}

/**
 * Up to which own change what the hub said is sure to be what it says now. After a start that this site does not know of, what
 * was said after the common history is asked again: a copy of this installation may have sent the same anew.
 */
function answeredStill(
  context: CoreContext,
  { starts, lastNumber, lastSeq }: Hello,
  state: SyncState,
): number {
  const { answered_seq: answered, cursor, hub_start } = state;
  const { database } = context.data;
  if (starts.at(-1)?.id === hub_start) return Math.min(answered, lastSeq);
  const known = database.read.all(knownStarts);
  const agreed = agreedNumber(known, starts, cursor, lastNumber);
  const common = database.read.first(lastOwnUpTo(database.site, agreed))?.seq ?? 0;
  const sure = sureSeq(state, agreed);
  const unsure = firstUnsure(context, sure, sureNumbers(known, agreed));
  return Math.min(answered, lastSeq, Math.max(sure, Math.min(common, unsure - 1)));
}

/**
 * The first own change after a sure one whose place the common history does not show. A change that was brought back after a restored backup
 * has the place it had, which may be in none of the starts there are: restored once more, the hub may have given it another
 * when a copy of this installation sent it anew.
 */
function firstUnsure(
  { data: { database } }: CoreContext,
  afterSeq: number,
  sure: ReadonlyMap<number, number>,
): number {
  const firsts = database.read.all(hubEpochsOfOwn(database.site, afterSeq)).map(({ epoch }) => {
    const place = { epoch, number: sure.get(epoch) ?? 0 };
    const first = database.read.first(firstOwnBeyond(database.site, afterSeq, place));
    return first?.seq ?? Number.POSITIVE_INFINITY;
  });
  return Math.min(...firsts, Number.POSITIVE_INFINITY);
}

/** How the hub's history goes on from this site's; null when it does as ever. */
export interface HubHistory {
  /** The last number up to which both have the same history. */
  agreed: number;
  /** The start up to which this site had shared all it has. */
  before: string;
  starts: HubStart[];
  lost: LostNumbers[];
  /** By epoch of the hub: up to which number the places that it gave are as they were. */
  sure: ReadonlyMap<number, number>;
}

/** Compares what this site knows of the hub's history with what the hub says: it may have been restored from a backup. */
export function compareHistories(
  { data: { database } }: CoreContext,
  { starts, lastNumber }: Hello,
  { cursor, hub_start }: SyncState,
): HubHistory | null {
  const known = database.read.all(knownStarts);
  const agreed = agreedNumber(known, starts, cursor, lastNumber);
  if (agreed === cursor && starts.at(-1)?.id === hub_start) return null;
  return {
    agreed,
    before: hub_start,
    starts: joinedStarts(known, starts),
    lost: lostNumbers(known, agreed, cursor),
    sure: sureNumbers(known, agreed),
  };
}

/**
 * Goes on in the hub's history, once everything it had lost is back there: after a restored backup the numbers that
 * follow the agreed one stand for other changes.
 */
export function goOnWith(
  { data: { database } }: CoreContext,
  { agreed, before, starts, lost, sure }: HubHistory,
): void {
  database.sync((log) => {
    // Another process of this folder may have done so meanwhile.
    if (log.state().hub_start !== before) return;
    log.keepStarts(starts);
    if (lost.length > 0) log.doubtPlaces(sure);
    const { cursor, sure_number } = log.state();
    log.save({
      hub_start: starts.at(-1)?.id ?? '',
      cursor: Math.min(agreed, cursor),
      ...(sure_number > agreed && nothingSure),
    });
  });
}
