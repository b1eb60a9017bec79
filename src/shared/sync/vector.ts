import type { ChangeStamp } from './stamp.ts';

/**
 * What somebody had seen: for each epoch of each site (`13.1`) the highest number of a change. Changes of one epoch
 * are known without gaps, so one number says it all.
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

/** A vector with a change more. */
export function withChange(vector: Vector, stamp: ChangeStamp): Vector {
  const key = epochKey(stamp);
  return { ...vector, [key]: Math.max(vector[key] ?? 0, stamp.seq) };
}
