import type { HubDatabase } from '../database/schema.ts';

/** What a centre tells of itself with its hello; no personal data. */
export interface SiteReport {
  version: string;
  /** The number of its last change. */
  lastSeq: number;
  scansWaiting: number;
  /** Its clock, in milliseconds. */
  clock: number;
}

/** A clock can be off by any number of years; the difference still fits into the column. */
const mostSkew = 1e15;

/** Keeps what a centre told last. */
export async function keepReport(
  database: HubDatabase,
  { siteNumber, epoch }: { siteNumber: string; epoch: number },
  { version, lastSeq, scansWaiting, clock }: SiteReport,
  now: Date,
): Promise<void> {
  const skew = Math.round(clock - now.getTime());
  const told = {
    epoch,
    version,
    last_seq: lastSeq,
    scans_waiting: scansWaiting,
    clock_ahead_ms: Math.max(-mostSkew, Math.min(mostSkew, skew)),
  };
  await database
    .insertInto('site_reports')
    .values({ site_number: siteNumber, ...told })
    .onConflict((conflict) => conflict.column('site_number').doUpdateSet(told))
    .execute();
}
