import type { ChangeStamp } from './stamp.ts';

/**
 * What somebody had seen: for each epoch of each site (`13.1`) the highest number of a change. Changes of one epoch
 * are known without gaps, so one number says it all.
 */
export type Vector = Readonly<Record<string, number>>;

function epochKey({ siteNumber, epoch }: Pick<ChangeStamp, 'siteNumber' | 'epoch'>): string {
  return `${siteNumber}.${epoch}`;
}

/** Whether somebody with this vector had seen the change. */
export function covers(vector: Vector, stamp: ChangeStamp): boolean {
  return (vector[epochKey(stamp)] ?? 0) >= stamp.seq;
}

/** What two who tell each other everything know then. */
export function joinVectors(one: Vector, other: Vector): Vector {
  const joined: Record<string, number> = { ...one };
  for (const [key, seq] of Object.entries(other)) joined[key] = Math.max(joined[key] ?? 0, seq);
  return joined;
}

/** A vector with a change more. */
export function withChange(vector: Vector, stamp: ChangeStamp): Vector {
  return joinVectors(vector, { [epochKey(stamp)]: stamp.seq });
}
