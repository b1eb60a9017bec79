import { hash } from 'node:crypto';
import { chainStart } from '#shared/sync/batch.ts';
import { changeText } from '#shared/sync/change.ts';
import type { HubDatabase } from './database/schema.ts';
import { storedChanges } from './feed.ts';
import type { HubSession } from './sessions.ts';

type LogName = Pick<HubSession, 'siteNumber' | 'epoch'>;

/** What the hub has of one epoch of a site. */
export interface SiteLog {
  /** As far as the site itself has sent it, without gaps. */
  lastSeq: number;
  chain: string;
  /** The last change that was taken in; further than `lastSeq` when others brought it back after a restored backup. */
  takenSeq: number;
}

export async function logOf(database: HubDatabase, { siteNumber, epoch }: LogName): Promise<SiteLog> {
  const log = await database
    .selectFrom('site_logs')
    .select(['last_seq', 'chain', 'taken_seq'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return {
    lastSeq: log?.last_seq ?? 0,
    chain: log?.chain ?? chainStart,
    takenSeq: log?.taken_seq ?? 0,
  };
}

export async function keepLog(
  database: HubDatabase,
  { siteNumber, epoch }: LogName,
  { lastSeq, chain, takenSeq }: SiteLog,
): Promise<void> {
  const now = { last_seq: lastSeq, chain, taken_seq: takenSeq };
  await database
    .insertInto('site_logs')
    .values({ site_number: siteNumber, epoch, ...now })
    .onConflict((conflict) => conflict.columns(['site_number', 'epoch']).doUpdateSet(now))
    .execute();
}

/**
 * The change up to which others brought a site's log back, when that is further than the site itself has sent it: one
 * that does not have this very change is a copy of the site that made it.
 */
export async function broughtBack(
  database: HubDatabase,
  name: LogName,
  { lastSeq, takenSeq }: SiteLog,
): Promise<{ seq: number; digest: string } | null> {
  if (takenSeq <= lastSeq) return null;
  const [change] = await storedChanges(database, name, takenSeq, takenSeq);
  return change ? { seq: takenSeq, digest: hash('sha256', changeText(change)) } : null;
}
