import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { makeBundle } from '#core/bundles/export-bundle.ts';
import { bundleKeys, certificateFor } from '#core/bundles/town-keys.ts';
import { type CoreContext, systemActor } from '#core/context.ts';
import { addDemoStaff, loadReferenceData } from '#core/create-site.ts';
import { generateKey } from '#core/data-folder/key-file.ts';
import { createData } from '#core/data-folder/open-data.ts';
import { syncState } from '#core/db/sync-state.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { enrol } from '#core/sync/enrol.ts';
import { type NextBatch, nextBatch } from '#core/sync/next-batch.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { exportBundle } from '#hub/bundles/export-bundle.ts';
import { hubKeys } from '#hub/bundles/hub-keys.ts';
import { openHubDatabase } from '#hub/database/open.ts';
import { makeCode } from '#hub/enrolment.ts';
import { startHub } from '#hub/server.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import { writeSmallResources } from '../simulation/small-town.ts';

/** A member of the town that turned against it: everything it holds is real. */
export interface Attacker {
  siteNumber: string;
  signingKey: string;
  sealingKey: string;
  certificate: Certificate;
  /** Its log at the hub. */
  lastSeq: number;
  chain: string;
}

/** What attackers begin with. */
export interface HostileTown {
  root: string;
  hubFolder: string;
  /** The town's centre, which reads what others bring. */
  victim: { folder: string; key: string; siteNumber: string };
  hubId: string;
  hubSealingKey: string;
  certificates: Record<string, Certificate>;
  attacker: Attacker;
  /** Good ones that were never taken in: whoever changes one must not get it through. */
  fresh: { toHub: Buffer; toTown: Buffer; fromHub: Buffer; batch: NextBatch };
  /** Good ones that were taken in before. */
  taken: { toHub: Buffer; toTown: Buffer; fromHub: Buffer };
  caseOfVillage: string;
  caseOfTown: string;
  remove(): void;
}

const sites = ['01', '09', '13'] as const;

/** A town with a hub, its own centre, a village and a traitor, on this machine. */
export async function hostileTown(): Promise<HostileTown> {
  const root = mkdtempSync(join(tmpdir(), 'onewindow-hostile-'));
  const resourcesFolder = join(root, 'resources');
  writeSmallResources(resourcesFolder);
  const hubFolder = join(root, 'hub');
  const log = pino({ enabled: false });
  const hub = await startHub({ folder: hubFolder, host: '127.0.0.1', port: 0, plain: true, log });
  const url = `http://127.0.0.1:${hub.port}`;
  const database = await openHubDatabase({ folder: hubFolder });
  const hubSide = () => ({ database, keys: hubKeys(hubFolder), now: new Date() });
  const opened = new Map<string, { context: CoreContext; folder: string; key: string }>();
  for (const siteNumber of sites) {
    const [folder, key] = [join(root, siteNumber), generateKey()];
    const data = createData({
      folder,
      key,
      siteNumber,
      demo: true,
      fill: (made) => {
        const filling = { data: made, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
        loadReferenceData(filling);
        addDemoStaff(filling);
      },
    });
    const context = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
    await enrol(context, systemActor, { url, code: await makeCode(database, siteNumber, '', new Date()) });
    opened.set(siteNumber, { context, folder, key });
  }
  const at = (siteNumber: string) =>
    opened.get(siteNumber) as { context: CoreContext; folder: string; key: string };
  const everybodySyncs = async () => {
    for (const siteNumber of [...sites, ...sites]) await syncNow(at(siteNumber).context);
  };
  await everybodySyncs();
  const clerkOf = (siteNumber: string): StaffActor => ({
    id: `demo-${siteNumber}-1`,
    name: '陈晓敏',
    role: 'clerk',
    department: '',
  });
  const accept = (siteNumber: string, person: number) => {
    const { context } = at(siteNumber);
    return acceptCase(context, clerkOf(siteNumber), fullDraft(context, atOnce, newApplicant(person))).id;
  };
  const [village, town] = [at('13').context, at('01').context];
  const caseOfVillage = accept('13', 1);
  const caseOfTown = accept('01', 2);
  const takenToHub = makeBundle(village, systemActor, 'hub').bytes;
  const takenToTown = makeBundle(village, systemActor, '01').bytes;
  await everybodySyncs();
  const takenFromHub = (await exportBundle(hubSide(), '01', { all: true })).bytes;
  // From here on nothing of what is made reaches anybody.
  accept('13', 3);
  const state = syncState(village.data.database.read);
  const batch = state && nextBatch(village, state);
  if (!batch) throw new Error('The village has nothing to say');
  const fresh = {
    toHub: makeBundle(village, systemActor, 'hub').bytes,
    toTown: makeBundle(village, systemActor, '01').bytes,
    batch,
  };
  accept('09', 4);
  await syncNow(at('09').context);
  const fromHub = (await exportBundle(hubSide(), '01', { all: true })).bytes;
  const keys = bundleKeys(at('09').context.data.database.read);
  const certificates = Object.fromEntries(
    sites.map((site) => [site, certificateFor(town.data.database.read, site) as Certificate]),
  );
  for (const { context } of opened.values()) context.data.database.close();
  await database.destroy();
  await hub.stop();
  return {
    root,
    hubFolder,
    victim: { folder: at('01').folder, key: at('01').key, siteNumber: '01' },
    hubId: keys.hubId,
    hubSealingKey: keys.hubSealingKey,
    certificates,
    attacker: {
      siteNumber: '09',
      signingKey: keys.signingKey,
      sealingKey: keys.sealingKey,
      certificate: certificates['09'] as Certificate,
      lastSeq: keys.state.answered_seq,
      chain: keys.state.chain,
    },
    fresh: { ...fresh, fromHub },
    taken: { toHub: takenToHub, toTown: takenToTown, fromHub: takenFromHub },
    caseOfVillage,
    caseOfTown,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
