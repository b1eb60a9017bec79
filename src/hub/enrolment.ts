import { createPublicKey, hash, randomBytes } from 'node:crypto';
import { isSealingKey } from './bundles/certificates.ts';
import type { HubDatabase } from './database/schema.ts';
import type { SiteKind } from './database/upward-tables.ts';
import { epochAfter } from './epochs.ts';
import { HubError } from './errors.ts';
import { OperationRefused } from './operation/move.ts';

/**
 * Makes a one-time code for a site: the secret, and after a point the first half of the certificate's fingerprint. For the
 * hub of a town it ends with the number that the town has here, since no hub has one of its own.
 * @throws OperationRefused for a number that belongs to one of the other kind: it would read what that one read
 */
export async function makeCode(
  database: HubDatabase,
  siteNumber: string,
  fingerprint: string,
  now: Date,
  kind: SiteKind = 'centre',
): Promise<string> {
  await refuseOtherKind(database, siteNumber, kind);
  const secret = randomBytes(10).toString('hex');
  await database
    .insertInto('enrolment_codes')
    .values({
      code_hash: hash('sha256', secret),
      site_number: siteNumber,
      kind,
      made_at: now.toISOString(),
      used_at: null,
    })
    .execute();
  const code = `${secret}.${fingerprint.slice(0, 32)}`;
  return kind === 'hub' ? `${code}.${siteNumber}` : code;
}

async function refuseOtherKind(database: HubDatabase, siteNumber: string, kind: SiteKind): Promise<void> {
  const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
  const known = await database
    .selectFrom('sites')
    .select('kind')
    .where('site_number', '=', siteNumber)
    .executeTakeFirst();
  const ofCentre = siteNumber === hub.town_site || known?.kind === 'centre';
  if (kind === 'hub' && ofCentre) {
    throw new OperationRefused(`${siteNumber} 是中心的编号，不能给下级服务器用，请换一个编号`);
  }
  if (kind === 'centre' && known?.kind === 'hub') {
    throw new OperationRefused(`${siteNumber} 是下级服务器的编号，不能给中心用，请换一个编号`);
  }
}

/** A code is good for a week. */
const goodFor = 7 * 86_400_000;

/**
 * Takes a site in by its code, which is used up by that. A site that was known gets its new key: that is how a machine
 * that broke is replaced.
 * @throws HubError `CODE_NOT_VALID`
 */
export async function enrolSite(
  database: HubDatabase,
  {
    code,
    siteNumber,
    kind = 'centre',
    publicKey,
    sealingKey,
  }: { code: string; siteNumber: string; kind?: SiteKind; publicKey: string; sealingKey: string },
  now: Date,
): Promise<{ hubId: string; epoch: number }> {
  if (!isEd25519(publicKey) || !isSealingKey(sealingKey)) throw new HubError('CODE_NOT_VALID');
  return database.transaction().execute(async (transaction) => {
    const used = await transaction
      .updateTable('enrolment_codes')
      .set({ used_at: now.toISOString() })
      .where('code_hash', '=', hash('sha256', code))
      .where('site_number', '=', siteNumber)
      .where('kind', '=', kind)
      .where('used_at', 'is', null)
      .where('made_at', '>', new Date(now.getTime() - goodFor).toISOString())
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) throw new HubError('CODE_NOT_VALID');
    const site = {
      public_key: publicKey,
      sealing_key: sealingKey,
      kind,
      enrolled_at: now.toISOString(),
      seen_at: now.toISOString(),
    };
    await transaction
      .insertInto('sites')
      .values({ site_number: siteNumber, serial: 1, ...site })
      .onConflict((conflict) =>
        conflict
          .column('site_number')
          .doUpdateSet((update) => ({ ...site, serial: update('sites.serial', '+', 1) })),
      )
      .execute();
    const hub = await transaction.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow();
    const latest = await transaction
      .selectFrom('site_logs')
      .select(({ fn }) => fn.max('epoch').as('epoch'))
      .where('site_number', '=', siteNumber)
      .executeTakeFirst();
    const highest = Number(latest?.epoch ?? 0);
    return { hubId: hub.hub_id, epoch: highest === 0 ? 1 : await epochAfter(transaction, highest) };
  });
}

function isEd25519(publicKey: string): boolean {
  try {
    return createPublicKey(publicKey).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
