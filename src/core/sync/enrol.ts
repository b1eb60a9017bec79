import { chainStart } from '#shared/sync/batch.ts';
import { newPrivateKey, publicHalf } from '../bundles/file/keys.ts';
import type { CoreContext } from '../context.ts';
import { syncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { askHub } from './ask-hub.ts';
import { connectHub, isHubAddress } from './hub-client.ts';
import { ownChangesAfter } from './queries.ts';
import { newSigningKey, publicKeyOf } from './signing.ts';
import { nothingSure } from './sure-answers.ts';

/**
 * Makes this site known to the town's hub. The code was made there for this site alone; behind its point stands the
 * fingerprint of the hub's certificate, by which the hub is known from now on.
 * @param given `kind`: what the code was made for; a town's hub enrols at its county's like a site, and is none
 * @param connect the way to the hub; the simulator gives its own
 * @throws CoreError `ALREADY_ENROLLED`, `HUB_ADDRESS_NOT_VALID`, `HUB_REFUSED`, `HUB_NOT_REACHED`, `ROLE_NOT_ALLOWED`
 */
export async function enrol(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  { url, code, kind = 'centre' }: { url: string; code: string; kind?: 'centre' | 'hub' },
  connect = connectHub,
): Promise<void> {
  requireRole(actor, 'administrator');
  const known = syncState(database.read);
  if (known) throw failure('ALREADY_ENROLLED', { url: known.hub_url });
  if (!isHubAddress(url)) throw failure('HUB_ADDRESS_NOT_VALID', { url });
  const [secret = '', fingerprint = ''] = code.trim().toLowerCase().split('.');
  const privateKey = newSigningKey();
  const sealingKey = newPrivateKey('x25519');
  const { client, close } = connect(url, fingerprint);
  try {
    const { hubId, epoch } = await askHub(() =>
      client.enrol({
        code: secret,
        siteNumber: database.site.siteNumber,
        kind,
        publicKey: publicKeyOf(privateKey),
        sealingKey: publicHalf(sealingKey),
      }),
    );
    database.sync((log) => {
      if (!database.read.first(ownChangesAfter(database.site, 0, 1))) log.beginEpoch(epoch);
      log.start({
        hub_url: url,
        hub_fingerprint: fingerprint,
        hub_id: hubId,
        private_key: privateKey,
        enrolled_at: database.now().toISOString(),
        hub_epoch: 0,
        hub_start: '',
        cursor: 0,
        seen: '{}',
        sent_seq: 0,
        shared_seq: null,
        ...nothingSure,
        answered_seq: 0,
        chain: chainStart,
        synced_at: null,
        failing_since: null,
        failure: null,
        clock_ahead_ms: 0,
        sealing_key: sealingKey,
        hub_keys: '',
        keys_version: 0,
        exported_seq: 0,
        exported_at: null,
      });
    });
  } finally {
    close();
  }
}
