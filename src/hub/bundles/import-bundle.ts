import { BundleRefused } from '#core/bundles/file/bundle-refused.ts';
import { publicHalf } from '#core/bundles/file/keys.ts';
import { openParts, readSigned } from '#core/bundles/file/read-bundle.ts';
import type { Batch } from '#shared/sync/batch.ts';
import { type AboutSite, aboutSite, batchPart } from '#shared/sync/bundle.ts';
import type { BundleRefusal } from '#shared/sync/bundle-refusals.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import { agreedNumber } from '#shared/sync/hub-starts.ts';
import { knowsAllOf, partsOf, type Vector } from '#shared/sync/vector.ts';
import type { HubDatabase } from '../database/schema.ts';
import { HubError } from '../errors.ts';
import { type Pushed, takeBatch } from '../push.ts';
import type { HubSession } from '../sessions.ts';
import { logOf } from '../site-log.ts';
import { knowsOfRestore, startsFrom } from '../starts.ts';
import type { HubKeys } from './hub-keys.ts';

/** The hub as it reads and writes bundles. */
export interface BundleHub {
  database: HubDatabase;
  keys: HubKeys;
  now: Date;
}

/** What a bundle of a site came to, in commands. */
export interface ImportedAtHub {
  from: string;
  confirmed: number;
  refused: number;
  /** How many of them the hub had before. */
  known: number;
}

/**
 * Takes a bundle of a site in. Each batch is judged and committed as if it had been pushed, so that what came before a
 * fault stays.
 * @throws BundleRefused
 */
export async function importBundle(hub: BundleHub, bytes: Buffer): Promise<ImportedAtHub> {
  const { database, keys, now } = hub;
  const { hub_id: hubId } = await database.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow();
  const reader = { hubId, hubSigningKey: publicHalf(keys.signingKey), name: 'hub' };
  const signed = readSigned(bytes, reader);
  const parts = openParts(signed, { ...reader, sealingKey: keys.sealingKey });
  const { certificate } = signed.header;
  if (!certificate || !(await isCurrent(database, certificate))) throw new BundleRefused('unknown-sender');
  const about = required(parts.next(aboutSite));
  const session: HubSession = {
    siteNumber: certificate.siteNumber,
    epoch: about.epoch,
    publicKey: certificate.signingKey,
  };
  const mayLack = await isOfAnotherStart(database, about);
  const count: ImportedAtHub = { from: certificate.siteNumber, confirmed: 0, refused: 0, known: 0 };
  for (let part = parts.next(batchPart); part; part = parts.next(batchPart)) {
    if (mayLack) await refuseWhatIsAhead(database, part.batch);
    await takePart(hub, session, part, count);
  }
  if (count.confirmed + count.refused > 0) {
    await database
      .updateTable('sites')
      .set({ seen_at: now.toISOString() })
      .where('site_number', '=', session.siteNumber)
      .execute();
  }
  await noteStand(hub, session, about);
  return count;
}

/**
 * Whether the hub was started since the site heard of it: it may have been restored from a backup meanwhile.
 * @throws BundleRefused `behind` when the site knows more of this hub than the hub itself, or does not know yet that it was
 *   restored: what the hub had said of it, and lacks now, does not come by stick
 */
async function isOfAnotherStart(database: HubDatabase, { starts, cursor }: AboutSite): Promise<boolean> {
  const hub = await database.selectFrom('hub').select('last_number').executeTakeFirstOrThrow();
  const own = await startsFrom(database, '');
  if (agreedNumber(starts, own, cursor, hub.last_number) < cursor) throw new BundleRefused('behind');
  if (!(await knowsOfRestore(database, starts))) throw new BundleRefused('behind');
  return starts.every(({ id }) => id !== own.at(-1)?.id);
}

/**
 * What stands on something that a restored hub lost would be refused without reason if it were judged now. Over the
 * network sites bring that back first.
 */
async function refuseWhatIsAhead(database: HubDatabase, { seen, changes }: Batch): Promise<void> {
  const logs = await database.selectFrom('site_logs').select(['site_number', 'epoch', 'last_seq']).execute();
  const here: Vector = Object.fromEntries(
    logs.map(({ site_number, epoch, last_seq }) => [`${site_number}.${epoch}`, Number(last_seq)]),
  );
  const parts = seen.map(({ vector }) => partsOf(vector));
  const isAhead =
    parts.some(({ numbers }) => !knowsAllOf(here, numbers)) ||
    (await lacksAnyOf(
      database,
      parts.flatMap(({ commands }) => commands),
      changes,
    ));
  if (isAhead) throw new BundleRefused('behind');
}

/** Whether the hub lacks a command that is named as seen, all of which wrote an entity that is written here, too. */
async function lacksAnyOf(
  database: HubDatabase,
  commandIds: readonly string[],
  changes: Batch['changes'],
): Promise<boolean> {
  const lacking = new Set(commandIds);
  for (const { entity, entityId } of changes) {
    if (lacking.size === 0) return false;
    const known = await database
      .selectFrom('changes')
      .select('command_id')
      .where('entity_id', '=', entityId)
      .where('entity', '=', entity)
      .execute();
    for (const { command_id } of known) lacking.delete(command_id);
  }
  return lacking.size > 0;
}

async function takePart(
  { database, now }: BundleHub,
  session: HubSession,
  part: Pushed,
  count: ImportedAtHub,
): Promise<void> {
  const { lastSeq } = await logOf(database, session);
  try {
    for (const { outcome, firstSeq } of await takeBatch(database, session, part, now)) {
      if (firstSeq <= lastSeq) count.known += 1;
      else count[outcome === 'refused' ? 'refused' : 'confirmed'] += 1;
    }
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    throw new BundleRefused(refusalOf(error.code));
  }
}

function refusalOf(code: HubError['code']): BundleRefusal {
  if (code === 'OUT_OF_ORDER') return 'gap';
  return code === 'CHAIN_DIFFERS' ? 'log-differs' : 'wrong-content';
}

/** A machine that was replaced still has the certificate of its day. */
async function isCurrent(
  database: HubDatabase,
  { siteNumber, serial, signingKey }: Certificate,
): Promise<boolean> {
  const site = await database
    .selectFrom('sites')
    .select(['serial', 'public_key'])
    .where('site_number', '=', siteNumber)
    .executeTakeFirst();
  return site?.serial === serial && site.public_key === signingKey;
}

/** What the next bundle for the site begins with. An older stick that is read again takes nothing back. */
async function noteStand(
  { database, now }: BundleHub,
  { siteNumber }: HubSession,
  { epoch, answeredSeq, cursor, unordered }: AboutSite,
): Promise<void> {
  const stand = {
    epoch,
    answered_seq: answeredSeq,
    cursor,
    unordered: JSON.stringify(unordered),
    told_at: now.toISOString(),
  };
  await database
    .insertInto('bundle_stands')
    .values({ site_number: siteNumber, ...stand })
    .onConflict((conflict) =>
      conflict
        .column('site_number')
        .doUpdateSet(stand)
        .where(({ or, and, eb }) =>
          or([
            eb('bundle_stands.epoch', '<', epoch),
            and([
              eb('bundle_stands.epoch', '=', epoch),
              eb('bundle_stands.cursor', '<=', cursor),
              eb('bundle_stands.answered_seq', '<=', answeredSeq),
            ]),
          ]),
        ),
    )
    .execute();
}

/** @throws BundleRefused `wrong-content` for a bundle that says nothing of itself */
function required<Part>(part: Part | null): Part {
  if (part === null) throw new BundleRefused('wrong-content');
  return part;
}
