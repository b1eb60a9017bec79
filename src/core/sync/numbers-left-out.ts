import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { syncState } from '../db/sync-state.ts';

const leftOut = 1000;

/**
 * How many numbers an installation leaves out that took the place of a lost one this year: the lost one may have printed
 * them on papers and never told the hub, and no number may be given twice. 0 for all others.
 */
export function numbersLeftOut(read: ReadHandle, year: number): number {
  const identity = read.first(query.selectFrom('site_identity').select('epoch'));
  const enrolledAt = syncState(read)?.enrolled_at ?? '';
  return identity?.epoch === 1 || !enrolledAt.startsWith(String(year)) ? 0 : leftOut;
}
