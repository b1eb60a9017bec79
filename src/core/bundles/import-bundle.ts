import { setImmediate } from 'node:timers/promises';
import { aboutHub, aboutNeighbour, kindOf } from '#shared/sync/bundle.ts';
import type { Certificate } from '#shared/sync/certificate.ts';
import type { CoreContext } from '../context.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { reconsider } from '../sync/apply-page.ts';
import { BundleRefused } from './file/bundle-refused.ts';
import { openParts, readSigned } from './file/read-bundle.ts';
import { failureOf } from './refusal.ts';
import { takeFromHub } from './take-from-hub.ts';
import { takeFromNeighbour } from './take-from-neighbour.ts';
import { type BundleKeys, bundleKeys, certificateFor, keepCertificates } from './town-keys.ts';

/** What a bundle brought, in commands. */
export interface ImportReport {
  /** `hub`, or the number of the centre that made it. */
  from: string;
  /** Own records that the town has taken, and that it gave back. */
  confirmed: number;
  refused: number;
  /** Of others. */
  received: number;
  parked: number;
  setAside: number;
}

export type OpenedParts = ReturnType<typeof openParts>;

/**
 * Takes a bundle of the hub or of another centre in. Every part commits by itself, and a part that was taken in before
 * changes nothing, so that an import that was interrupted is done again.
 * @throws CoreError `BUNDLE_REFUSED`, `ROLE_NOT_ALLOWED`
 */
export async function importBundle(
  context: CoreContext,
  actor: StaffActor,
  bytes: Buffer,
): Promise<ImportReport> {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  try {
    return await takeIn(context, actor, bytes);
  } catch (error) {
    throw failureOf(error);
  }
}

async function takeIn(context: CoreContext, actor: StaffActor, bytes: Buffer): Promise<ImportReport> {
  const { database } = context.data;
  const keys = bundleKeys(database.read);
  const signed = readSigned(bytes, keys);
  const parts = openParts(signed, { ...keys, name: database.site.siteNumber });
  const { certificate, from } = signed.header;
  if (certificate) refuseReplaced(context, certificate);
  const report: ImportReport = { from, confirmed: 0, refused: 0, received: 0, parked: 0, setAside: 0 };
  const add = (count: Partial<ImportReport>) => {
    for (const [what, number] of Object.entries(count)) report[what as 'received'] += Number(number);
  };
  const about = parts.next(kindOf(signed.header) === 'to-site' ? aboutHub : aboutNeighbour);
  if (!about) throw new BundleRefused('wrong-content');
  keepKeys(context, keys, [...about.certificates, ...(certificate ? [certificate] : [])]);
  const steps =
    'hubEpoch' in about
      ? takeFromHub(context, about, parts)
      : takeFromNeighbour(context, { ...about, siteNumber: from }, parts);
  for (const count of steps) {
    add(count);
    // Between steps other work of this process gets its turn.
    await setImmediate();
  }
  if (report.received > 0) report.received += reconsider(context, 'set-aside');
  database.write(
    {
      name: 'bundles.import',
      actor,
      subject: { entity: 'bundle', id: from },
      reason: String(report.confirmed + report.refused + report.received),
    },
    () => {},
  );
  return report;
}

/** The machine that has this certificate is no longer that centre's. */
function refuseReplaced({ data: { database } }: CoreContext, certificate: Certificate): void {
  const known = certificateFor(database.read, certificate.siteNumber);
  if (known && known.serial > certificate.serial) throw new BundleRefused('unknown-sender');
}

function keepKeys({ data: { database } }: CoreContext, keys: BundleKeys, certificates: Certificate[]): void {
  database.sync((log) => keepCertificates(log, keys, certificates));
}
