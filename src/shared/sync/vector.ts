import type { Change } from './change.ts';
import type { ChangeStamp } from './stamp.ts';

/**
 * What somebody had seen: for each epoch of each site (`13.1`) the highest number of a change. Changes of one epoch
 * are known without gaps, so one number says it all. What came by stick, before the hub had spoken about it, is named
 * one by one, by its command (`#` and the identifier): of two copies of an installation each may give the same numbers.
 */
export type Vector = Readonly<Record<string, number>>;

/** The name of an epoch of a site in a vector. */
export function epochKey({ siteNumber, epoch }: Pick<ChangeStamp, 'siteNumber' | 'epoch'>): string {
  return `${siteNumber}.${epoch}`;
}

/** What two who tell each other everything know then. */
export function joinVectors(one: Vector, other: Vector): Vector {
  if (knowsAllOf(one, other)) return one;
  if (knowsAllOf(other, one)) return other;
  const joined: Record<string, number> = { ...one };
  for (const [key, seq] of Object.entries(other)) joined[key] = Math.max(joined[key] ?? 0, seq);
  return joined;
}

/** Whether the first knows all that the second knows. */
export function knowsAllOf(one: Vector, other: Vector): boolean {
  for (const key in other) if ((one[key] ?? 0) < (other[key] as number)) return false;
  return true;
}

/** A vector that names some commands, too. */
export function withCommands(vector: Vector, commandIds: readonly string[]): Vector {
  return { ...vector, ...Object.fromEntries(commandIds.map((commandId) => [commandKey(commandId), 1])) };
}

/** What a vector says by numbers, and the commands that it names. */
export function partsOf(vector: Vector): { numbers: Vector; commands: string[] } {
  const isNamed = (key: string) => key.startsWith(commandMark);
  return {
    numbers: Object.fromEntries(Object.entries(vector).filter(([key]) => !isNamed(key))),
    commands: Object.keys(vector)
      .filter(isNamed)
      .map((key) => key.slice(commandMark.length)),
  };
}

/** Whether who had seen this much had seen a change. */
export function covers(
  vector: Vector,
  key: string,
  { seq, commandId }: Pick<Change, 'seq' | 'commandId'>,
): boolean {
  return (vector[key] ?? 0) >= seq || vector[commandKey(commandId)] !== undefined;
}

const commandMark = '#';
const commandKey = (commandId: string) => `${commandMark}${commandId}`;

/** A vector with a change more. */
export function withChange(vector: Vector, stamp: ChangeStamp): Vector {
  const key = epochKey(stamp);
  return { ...vector, [key]: Math.max(vector[key] ?? 0, stamp.seq) };
}
