import { BundleRefused } from '#core/bundles/file/bundle-refused.ts';
import { BundleWriter } from '#core/bundles/file/write-bundle.ts';
import type { AboutHub } from '#shared/sync/bundle.ts';
import { answersFor } from '../answers.ts';
import type { BundleStand } from '../database/bundle-tables.ts';
import type { HubDatabase } from '../database/schema.ts';
import { pullPage } from '../pull.ts';
import type { HubSession } from '../sessions.ts';
import { logOf } from '../site-log.ts';
import { startsFrom } from '../starts.ts';
import { allCertificates } from './certificates.ts';
import type { BundleHub } from './import-bundle.ts';
import { outcomesOf } from './outcomes.ts';

/** A bundle for a site, and what it holds. */
export interface ExportedByHub {
  bytes: Buffer;
  to: string;
  /** How many commands of the site are answered, and how many of others are brought. */
  answers: number;
  changes: number;
  /** Whether more waits for the site than went in. */
  more: boolean;
}

/**
 * Makes the bundle that brings a site its answers and what others did, from where its last bundle said it was; of a site
 * that never sent one from the beginning.
 * @param all from the beginning in any case, for a site that lost what it had
 * @throws BundleRefused `unknown-recipient`
 */
export async function exportBundle(
  { database, keys, now }: BundleHub,
  siteNumber: string,
  { all = false } = {},
): Promise<ExportedByHub> {
  const hub = await database.selectFrom('hub').selectAll().executeTakeFirstOrThrow();
  const certificates = await allCertificates(database, keys);
  const recipient = certificates.find((each) => each.siteNumber === siteNumber);
  if (!recipient) throw new BundleRefused('unknown-recipient', siteNumber);
  const told = await standOf(database, siteNumber);
  const stand = all ? { ...told, answered_seq: 0, cursor: 0 } : told;
  const session: HubSession = { siteNumber, epoch: stand.epoch, publicKey: recipient.signingKey };
  const header = { town: hub.hub_id, from: 'hub', to: siteNumber, certificate: null };
  const writer = new BundleWriter(header, recipient.sealingKey);
  const { lastSeq, chain } = await logOf(database, session);
  const about: AboutHub = {
    madeAt: now.getTime(),
    epoch: stand.epoch,
    hubEpoch: hub.epoch,
    lastNumber: hub.last_number,
    starts: await startsFrom(database, ''),
    lastSeq,
    chain,
    certificates,
  };
  writer.add(about);
  const asked = JSON.parse(stand.unordered) as string[];
  if (asked.length > 0) writer.add({ outcomes: await outcomesOf(database, siteNumber, asked) });
  const answered = await addAnswers(writer, database, session, { afterSeq: stand.answered_seq, lastSeq });
  const pages = answered.more
    ? { changes: 0, more: true }
    : await addPages(writer, database, session, stand.cursor);
  return {
    bytes: writer.finish(keys.signingKey),
    to: siteNumber,
    answers: answered.answers,
    changes: pages.changes,
    more: pages.more,
  };
}

async function standOf(database: HubDatabase, siteNumber: string): Promise<Omit<BundleStand, 'told_at'>> {
  const told = await database
    .selectFrom('bundle_stands')
    .selectAll()
    .where('site_number', '=', siteNumber)
    .executeTakeFirst();
  if (told) return told;
  const { epoch } = await database
    .selectFrom('site_logs')
    .select(({ fn }) => fn.max('epoch').as('epoch'))
    .where('site_number', '=', siteNumber)
    .executeTakeFirstOrThrow();
  return { site_number: siteNumber, epoch: epoch ?? 1, answered_seq: 0, cursor: 0, unordered: '[]' };
}

async function addAnswers(
  writer: BundleWriter,
  database: HubDatabase,
  session: HubSession,
  { afterSeq, lastSeq }: { afterSeq: number; lastSeq: number },
): Promise<{ answers: number; more: boolean }> {
  let count = 0;
  for (let after = afterSeq; ; ) {
    const answers = await answersFor(database, session, after, lastSeq);
    const last = answers.at(-1);
    if (!last) return { answers: count, more: false };
    if (!writer.add({ answers })) return { answers: count, more: true };
    count += answers.length;
    after = last.lastSeq;
  }
}

async function addPages(
  writer: BundleWriter,
  database: HubDatabase,
  session: HubSession,
  cursor: number,
): Promise<{ changes: number; more: boolean }> {
  const commands = new Set<string>();
  for (let after = cursor; ; ) {
    const { more, ...page } = await pullPage(database, session, after);
    if (!writer.add({ after, ...page })) return { changes: commands.size, more: true };
    for (const { commandId } of page.changes) commands.add(commandId);
    if (!more) return { changes: commands.size, more: false };
    after = page.cursor;
  }
}
