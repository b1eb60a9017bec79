import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type InspectedBundle, inspectBundle } from '#core/bundles/file/inspect-bundle.ts';
import { publicHalf } from '#core/bundles/file/keys.ts';
import { openHubDatabase } from '../database/open.ts';
import { placeOf } from '../place.ts';
import { openStart } from '../starts.ts';
import { type ExportedByHub, exportBundle } from './export-bundle.ts';
import { hubKeys } from './hub-keys.ts';
import { type BundleHub, type ImportedAtHub, importBundle } from './import-bundle.ts';

/** Bundles at a hub, as its operator asks for them at the command line; the hub itself may run meanwhile. */
export interface HubBundles {
  exportFor(siteNumber: string, options: { all: boolean }): Promise<ExportedByHub>;
  take(bytes: Buffer): Promise<ImportedAtHub>;
  inspect(bytes: Buffer): Promise<InspectedBundle>;
}

/** Whether a folder is that of a hub. */
export function isHubFolder(folder: string): boolean {
  return existsSync(join(folder, 'hub-certificate.pem')) || existsSync(join(folder, 'hub.key'));
}

/** Opens a hub's folder, and with `DATABASE_URL` the PostgreSQL it works on. */
export async function withHubBundles<Result>(
  folder: string,
  work: (bundles: HubBundles) => Promise<Result>,
): Promise<Result> {
  const storage = { folder, databaseUrl: process.env.DATABASE_URL || undefined };
  const database = await openHubDatabase(storage);
  const hub: BundleHub = { database, keys: hubKeys(folder), now: new Date() };
  try {
    return await work({
      exportFor: (siteNumber, options) => exportBundle(hub, siteNumber, options),
      take: async (bytes) => {
        // Like a start of the hub: the folder may have been restored from a backup since it ran.
        const place = await placeOf(storage, database);
        await database.transaction().execute((transaction) => openStart(transaction, hub.now, { place }));
        return importBundle(hub, bytes);
      },
      inspect: async (bytes) => {
        const { hub_id: hubId } = await database.selectFrom('hub').select('hub_id').executeTakeFirstOrThrow();
        const { signingKey, sealingKey } = hub.keys;
        return inspectBundle(bytes, {
          hubId,
          hubSigningKey: publicHalf(signingKey),
          name: 'hub',
          sealingKey,
        });
      },
    });
  } finally {
    await database.destroy();
  }
}
