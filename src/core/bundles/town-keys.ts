import { type Certificate, certificate, type TownKeys } from '#shared/sync/certificate.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { SyncLog } from '../db/sync-log.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { askHub } from '../sync/ask-hub.ts';
import type { HubClient } from '../sync/hub-client.ts';
import { BundleRefused } from './file/bundle-refused.ts';
import { isCertified, newPrivateKey, publicHalf } from './file/keys.ts';
import { certificateOfSite } from './queries.ts';

/** What a site needs to make and to read bundles. */
export interface BundleKeys {
  state: SyncState;
  hubId: string;
  hubSigningKey: string;
  hubSealingKey: string;
  /** The centre that gets everything. */
  townSite: string;
  /** Private. */
  signingKey: string;
  sealingKey: string;
}

type HubKeys = Pick<TownKeys, 'signingKey' | 'sealingKey' | 'townSite'>;

/** @throws BundleRefused `no-keys` for a site that has not been in contact with the hub since there are bundles */
export function bundleKeys(read: ReadHandle): BundleKeys {
  const state = syncState(read);
  if (!state || state.hub_keys === '') throw new BundleRefused('no-keys');
  const hub = JSON.parse(state.hub_keys) as HubKeys;
  return {
    state,
    hubId: state.hub_id,
    hubSigningKey: hub.signingKey,
    hubSealingKey: hub.sealingKey,
    townSite: hub.townSite,
    signingKey: state.private_key,
    sealingKey: state.sealing_key,
  };
}

/** What is known of a centre's keys; null when the hub has said nothing of it yet. */
export function certificateFor(read: ReadHandle, siteNumber: string): Certificate | null {
  const known = read.first(certificateOfSite(siteNumber));
  return known ? certificate.parse(JSON.parse(known.certificate)) : null;
}

/** Gives the hub this site's key for bundles, if it has none yet, and takes everybody's. */
export async function exchangeKeys(
  { data: { database } }: CoreContext,
  client: HubClient,
  token: string,
): Promise<void> {
  const state = syncState(database.read) as SyncState;
  const sealingKey = state.sealing_key || newPrivateKey('x25519');
  const known = await askHub(() => client.keys({ token, sealingKey: publicHalf(sealingKey) }));
  const { signingKey, townSite, version } = known;
  const hubKeys: HubKeys = { signingKey, sealingKey: known.sealingKey, townSite };
  database.sync((log) => {
    keepCertificates(log, { hubId: state.hub_id, hubSigningKey: signingKey }, known.certificates);
    log.save({
      sealing_key: sealingKey,
      hub_keys: JSON.stringify(hubKeys),
      keys_version: version,
    });
  });
}

/** Keeps certificates that came by whatever way; those that the hub did not sign are nothing. */
export function keepCertificates(
  log: SyncLog,
  { hubId, hubSigningKey }: Pick<BundleKeys, 'hubId' | 'hubSigningKey'>,
  certificates: readonly Certificate[],
): void {
  for (const each of certificates) {
    if (isCertified(hubId, hubSigningKey, each)) log.putCertificate(each);
  }
}
