import { setImmediate } from 'node:timers/promises';
import { chainOver, chainStart } from '#shared/sync/batch.ts';
import type { CoreContext } from '../context.ts';
import type { Database } from '../db/database.ts';
import { ownChangesAfter } from './queries.ts';
import { sha256 } from './signing.ts';

/** A change of the own log, and the chain hash of the log there. */
export interface ChainPoint {
  seq: number;
  chain: string;
}

/** Before the first change of a log. */
export const logStart: ChainPoint = { seq: 0, chain: chainStart };
const between = 1000;

/** What was computed of the log of an epoch, one point after each so many changes. What lies in an epoch stays as it is. */
interface KnownPoints {
  epoch: number;
  points: ChainPoint[];
}
const known = new WeakMap<Database, KnownPoints>();

/**
 * The chain hash of the own log at a change. Whenever the hub begins anew it is asked for places far back, so what was
 * computed once is kept while the process runs: a log of years would be read from its beginning each time.
 * @param from a place where it is known; without one from the beginning
 */
export async function chainAt(
  { data: { database } }: CoreContext,
  upTo: number,
  from: ChainPoint = logStart,
): Promise<string> {
  // Another process of this folder may take a new epoch meanwhile.
  const { site } = database;
  const { points } = pointsOf(database, site.epoch);
  const nearest = points[Math.min(points.length, Math.floor(upTo / between)) - 1];
  const given = from.seq <= upTo ? from : logStart;
  let { seq, chain } = nearest && nearest.seq > given.seq ? nearest : given;
  while (seq < upTo) {
    const next = Math.min(upTo, (Math.floor(seq / between) + 1) * between);
    const changes = database.read.all(ownChangesAfter(site, seq, next - seq));
    if (changes.length === 0) break;
    chain = chainOver(chain, changes, sha256);
    seq = changes.at(-1)?.seq ?? upTo;
    if (seq === (points.length + 1) * between) points.push({ seq, chain });
    await setImmediate();
  }
  return chain;
}

function pointsOf(database: Database, epoch: number): KnownPoints {
  let found = known.get(database);
  if (found?.epoch !== epoch) {
    found = { epoch, points: [] };
    known.set(database, found);
  }
  return found;
}
