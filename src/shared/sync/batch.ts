import type { Change } from './change.ts';
import { digestOfChange } from './change-lines.ts';
import type { Vector } from './vector.ts';

/**
 * What travels at once. A command is never divided: one that is larger than a batch goes alone, up to the largest
 * command.
 */
export const BATCH_LIMITS = { changes: 1000, bytes: 1_000_000 } as const;
/** Over the network: each waits for the disk of the hub once, and for the way there and back. */
export const RUN_LIMITS = { changes: 2000, bytes: 2_000_000 } as const;
export const LARGEST_COMMAND = { changes: 20_000, bytes: 16_000_000 } as const;

/** What a change takes beside its fields, about. */
export const sizeBesideFields = 150;

/** From this change of its epoch on, its author had seen this much of the other sites. */
export interface SeenFrom {
  readonly siteNumber: string;
  readonly epoch: number;
  readonly fromSeq: number;
  readonly vector: Vector;
}

/** A run of whole commands of one epoch of one site, in the order of their numbers, without gaps. */
export interface Batch {
  readonly siteNumber: string;
  readonly epoch: number;
  readonly changes: readonly Change[];
  /** For the first change, and again wherever it grows. */
  readonly seen: readonly SeenFrom[];
  /** The chain hash at the change before the first; `chainStart` before number 1. */
  readonly previousChain: string;
  /** The chain hash at the last change. */
  readonly chain: string;
}

/** What stands before the first change of an epoch. */
export const chainStart = '0'.repeat(64);

/**
 * The chain hash after some more changes: each is SHA-256 over the one before and the digest of the change, so that two
 * who have the same hash at a number have the same log up to it.
 * @param sha256 of a text, as 64 hexadecimal digits
 */
export function chainOver(
  previous: string,
  changes: readonly Change[],
  sha256: (text: string) => string,
): string {
  return changes.reduce((chain, change) => sha256(chain + digestOfChange(change, sha256)), previous);
}

/** The same, where the digests are known. */
export function chainOverDigests(
  previous: string,
  digests: readonly string[],
  sha256: (text: string) => string,
): string {
  return digests.reduce((chain, digest) => sha256(chain + digest), previous);
}

/** The text a site signs: the chain stands for the changes themselves. */
export function batchText({ changes, ...batch }: Batch): string {
  return runText({ ...batch, firstSeq: changes[0]?.seq ?? 0, count: changes.length });
}

/** The same for a batch of which the changes themselves are elsewhere. */
export function runText({
  siteNumber,
  epoch,
  firstSeq,
  count,
  previousChain,
  chain,
  seen,
}: Omit<Batch, 'changes'> & { firstSeq: number; count: number }): string {
  return JSON.stringify([
    'onewindow-batch-1',
    siteNumber,
    epoch,
    firstSeq,
    count,
    previousChain,
    chain,
    seen.map((each) => [each.siteNumber, each.epoch, each.fromSeq, sortedVector(each.vector)]),
  ]);
}

/** A vector in the one order in which it is signed. */
export function sortedVector(vector: Vector): [string, number][] {
  return Object.entries(vector).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Changes that stand next to each other and belong to one command, kept together. */
export function commandsOf<One extends Pick<Change, 'commandId'>>(changes: readonly One[]): One[][] {
  const commands: One[][] = [];
  for (const change of changes) {
    const command = commands.at(-1);
    if (command?.[0]?.commandId === change.commandId) command.push(change);
    else commands.push([change]);
  }
  return commands;
}

/**
 * The whole commands at the beginning of a run that fit into one batch; the first is taken whatever its size.
 * @param complete whether the last command of the run is known to its end
 */
export function wholeCommands(changes: readonly Change[], complete: boolean): Change[] {
  const commands = commandsOf(changes);
  if (!complete) commands.pop();
  const taken: Change[] = [];
  let bytes = 0;
  for (const command of commands) {
    const size = command.reduce((sum, { fields }) => sum + sizeBesideFields + fields.length, 0);
    const fits = taken.length + command.length <= BATCH_LIMITS.changes && bytes + size <= BATCH_LIMITS.bytes;
    if (taken.length > 0 && !fits) break;
    taken.push(...command);
    bytes += size;
  }
  return taken;
}

/** What the author of a batch had seen at each of its changes. */
export function seenAt({ seen }: Pick<Batch, 'seen'>): (seq: number) => Vector {
  const grown = [...seen].sort((one, other) => one.fromSeq - other.fromSeq);
  return (seq) => grown.findLast(({ fromSeq }) => fromSeq <= seq)?.vector ?? {};
}
