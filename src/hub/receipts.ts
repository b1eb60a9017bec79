import { createHmac, hash } from 'node:crypto';
import type { Answer, Refusal } from '#shared/sync/answers.ts';
import { REFUSALS } from '#shared/sync/answers.ts';
import { sortedVector } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { digestOfChange } from '#shared/sync/change-lines.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import type { Vector } from '#shared/sync/vector.ts';

/** What the hub once said of a command. */
export interface Verdict extends Pick<Answer, 'outcome' | 'order' | 'refusal'> {
  /** The last change of the same epoch that had been taken in before; 0 for none. */
  readonly previous: number;
}

/** A command as a receipt names it. */
export interface SealedCommand {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** SHA-256 of each of its changes. */
  readonly digests: readonly string[];
}

/** What the receipt of a command is over. */
export function sealedCommand(command: readonly Change[]): SealedCommand {
  const digests = command.map((change) => digestOfChange(change, (text) => hash('sha256', text)));
  return { firstSeq: command[0]?.seq ?? 0, lastSeq: command.at(-1)?.seq ?? 0, digests };
}

const form = /^(\d+)-(\d+)\.(confirmed|parked|refused)\.([a-z-]*)\.(\d+)\.(\d+)\.(\d+)\.([\w-]{22})$/;

/**
 * What the hub said of a command, with a seal by which it knows its own word again when a site brings it back: after a
 * restored backup nothing but these words is left of it. The seal is over the command and what its author had seen.
 */
export function writeReceipt(secret: string, command: SealedCommand, seen: Vector, verdict: Verdict): string {
  const { outcome, refusal, order, previous } = verdict;
  const said = [
    `${command.firstSeq}-${command.lastSeq}`,
    outcome,
    refusal ?? '',
    order?.epoch ?? 0,
    order?.number ?? 0,
    previous,
  ].join('.');
  return `${said}.${sealOf(secret, said, command, seen)}`;
}

/** Null when this hub never said so of this command. */
export function readReceipt(
  secret: string,
  receipt: string,
  command: SealedCommand,
  seen: Vector,
): Verdict | null {
  const match = form.exec(receipt);
  if (!match) return null;
  const [, first, last, outcome, refusal, epoch, number, previous, seal] = match;
  const said = receipt.slice(0, receipt.lastIndexOf('.'));
  const isWhole = Number(first) === command.firstSeq && Number(last) === command.lastSeq;
  if (!isWhole || seal !== sealOf(secret, said, command, seen)) return null;
  return {
    outcome: outcome as Verdict['outcome'],
    refusal: REFUSALS.find((known) => known === refusal) ?? null,
    order: outcome === 'refused' ? null : { epoch: Number(epoch), number: Number(number) },
    previous: Number(previous),
  } satisfies Verdict & { refusal: Refusal | null };
}

/** Where the hub had taken a command in, as its receipt says. */
export function orderInReceipt(receipt: string): HubOrder | null {
  const match = form.exec(receipt);
  return match && match[3] !== 'refused' ? { epoch: Number(match[5]), number: Number(match[6]) } : null;
}

/** Whether changes are all those of the command that a receipt was given for. */
export function isWholeCommand(receipt: string, changes: readonly Pick<Change, 'seq'>[]): boolean {
  const match = form.exec(receipt);
  return match !== null && Number(match[1]) === changes[0]?.seq && Number(match[2]) === changes.at(-1)?.seq;
}

function sealOf(secret: string, said: string, { digests }: SealedCommand, seen: Vector): string {
  const text = `onewindow-receipt-2\n${said}\n${seenText(seen)}\n${digests.join('\n')}`;
  return hmacBy(secret)(text).slice(0, 22);
}

/** Most commands of a batch have seen the same. */
const seenTexts = new WeakMap<Vector, string>();

function seenText(seen: Vector): string {
  let text = seenTexts.get(seen);
  if (text === undefined) {
    text = JSON.stringify(sortedVector(seen));
    seenTexts.set(seen, text);
  }
  return text;
}

/** A hub has one secret for ever. */
const hmacs = new Map<string, (text: string) => string>();

function hmacBy(secret: string): (text: string) => string {
  let hmac = hmacs.get(secret);
  if (!hmac) {
    hmac = hmacOf(secret);
    hmacs.set(secret, hmac);
  }
  return hmac;
}

/** Bytes that SHA-256 takes in at once, by which HMAC pads its key. */
const blockBytes = 64;

/**
 * HMAC-SHA-256 in base64url, made of two plain hashes: an object for each seal costs five times as much.
 * @param secret of letters and digits, at most 64: none of its bytes leaves the ASCII range when it is padded
 */
function hmacOf(secret: string): (text: string) => string {
  const key = Buffer.alloc(blockBytes);
  if (key.write(secret) < Buffer.byteLength(secret)) {
    return (text) => createHmac('sha256', secret).update(text).digest('base64url');
  }
  const inner = Buffer.from(key.map((byte) => byte ^ 0x36)).toString('latin1');
  const outer = Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.alloc(32)]);
  return (text) => {
    outer.write(hash('sha256', inner + text), blockBytes, 'hex');
    return hash('sha256', outer, 'base64url');
  };
}
