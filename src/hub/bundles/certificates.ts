import { certify, readPublicKey } from '#core/bundles/file/keys.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import type { HubDatabase } from '../database/schema.ts';
import { HubError } from '../errors.ts';
import type { HubKeys } from './hub-keys.ts';

/** The certificates of all centres that have given a key for sealing. */
export async function allCertificates(database: HubDatabase, keys: HubKeys): Promise<Certificate[]> {
  const { hub_id: hubId } = await database.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow();
  const sites = await database
    .selectFrom('sites')
    .select(['site_number as siteNumber', 'serial', 'public_key as signingKey', 'sealing_key as sealingKey'])
    .where('sealing_key', '<>', '')
    .orderBy('site_number')
    .execute();
  return sites.map((site) => certify(hubId, keys.signingKey, site));
}

/** Grows with every key that is given; who has the same number has the same certificates. */
export async function keysVersion(database: HubDatabase): Promise<number> {
  const { version } = await database
    .selectFrom('sites')
    .select(({ fn }) => fn.sum('serial').as('version'))
    .where('sealing_key', '<>', '')
    .executeTakeFirstOrThrow();
  return Number(version ?? 0);
}

/**
 * Keeps the sealing key of a site that was enrolled before there were bundles. Another one takes its place only by a new
 * enrolment.
 * @throws HubError `SITE_NOT_KNOWN` for what is no key
 */
export async function keepSealingKey(
  database: HubDatabase,
  siteNumber: string,
  sealingKey: string,
): Promise<void> {
  if (!isSealingKey(sealingKey)) throw new HubError('SITE_NOT_KNOWN');
  await database
    .updateTable('sites')
    .set({ sealing_key: sealingKey })
    .where('site_number', '=', siteNumber)
    .where('sealing_key', '=', '')
    .execute();
}

export function isSealingKey(text: string): boolean {
  return readPublicKey(text, 'x25519') !== null;
}
