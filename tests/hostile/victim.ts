import { pino } from 'pino';
import { BundleRefused } from '#core/bundles/file/bundle-refused.ts';
import { importBundle as importAtSite } from '#core/bundles/import-bundle.ts';
import { type CoreContext, systemActor } from '#core/context.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { CoreError } from '#core/errors.ts';
import { hubKeys } from '#hub/bundles/hub-keys.ts';
import { importBundle as importAtHub } from '#hub/bundles/import-bundle.ts';
import { openHubDatabase } from '#hub/database/open.ts';
import type { HubDatabase } from '#hub/database/schema.ts';
import { startHub } from '#hub/server.ts';

/** What the process that is attacked is asked, over its channel. */
export type ToVictim =
  | { type: 'open-hub'; folder: string }
  | { type: 'open-site'; folder: string; key: string }
  | { type: 'bundle'; bytes: Uint8Array }
  | { type: 'look' }
  | { type: 'end' };

export interface FromVictim {
  /** The hub's port, when it is open. */
  port?: number;
  /** Why a bundle was refused, or what it came to. */
  said?: string;
  /** How many commands the hub has kept as refused. */
  refused?: number;
  milliseconds?: number;
  /** Everything that would be different if something had been accepted. */
  stand?: string;
  /** The most memory this process ever had, in megabytes. */
  peakMegabytes?: number;
}

let hub: { database: HubDatabase; folder: string; stop(): Promise<void> } | null = null;
let site: CoreContext | null = null;

async function answer(question: ToVictim): Promise<FromVictim> {
  switch (question.type) {
    case 'open-hub': {
      const { folder } = question;
      const log = pino({ enabled: false });
      const server = await startHub({ folder, host: '127.0.0.1', port: 0, plain: true, log });
      hub = { database: await openHubDatabase({ folder }), folder, stop: () => server.stop() };
      return { port: server.port, ...(await look()) };
    }
    case 'open-site': {
      const { folder, key } = question;
      const data = openData({ folder, key });
      site = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
      return look();
    }
    case 'bundle': {
      const bytes = Buffer.from(question.bytes);
      const began = performance.now();
      const taken = await take(bytes);
      return { ...taken, milliseconds: performance.now() - began, ...(await look()) };
    }
    case 'look':
      return look();
    case 'end':
      await hub?.database.destroy();
      await hub?.stop();
      site?.data.database.close();
      return { peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  }
}

async function take(bytes: Buffer): Promise<Pick<FromVictim, 'said' | 'refused'>> {
  try {
    if (hub) {
      const side = { database: hub.database, keys: hubKeys(hub.folder), now: new Date() };
      const { confirmed, refused } = await importAtHub(side, bytes);
      return { said: `confirmed ${confirmed}`, refused };
    }
    const { confirmed, refused, received } = await importAtSite(site as CoreContext, systemActor, bytes);
    return { said: `received ${confirmed + refused + received}` };
  } catch (error) {
    if (error instanceof BundleRefused) return { said: error.why };
    if (error instanceof CoreError) return { said: (error.data as { why?: string }).why ?? error.code };
    return { said: `UNFORESEEN ${error instanceof Error ? error.stack : error}` };
  }
}

/** What a refused command leaves behind (itself, with the reason) is not in it. */
async function look(): Promise<FromVictim> {
  const stand = hub ? await standOfHub(hub.database) : standOfSite(site as CoreContext);
  return { stand: JSON.stringify(stand) };
}

async function standOfHub(database: HubDatabase): Promise<unknown> {
  const hubs = await database.selectFrom('hub').selectAll().execute();
  const sites = await database
    .selectFrom('sites')
    .select(['site_number', 'public_key', 'sealing_key', 'serial'])
    .orderBy('site_number')
    .execute();
  const staff = await database.selectFrom('known_staff').selectAll().orderBy('id').execute();
  const cases = await database.selectFrom('known_cases').selectAll().orderBy('id').execute();
  return [hubs, sites, staff, cases];
}

function standOfSite({ data: { connection } }: CoreContext): unknown {
  const read = (sql: string) => connection.prepare(sql).all();
  return [
    read(
      `SELECT (SELECT count(*) FROM changes) - (SELECT count(*) FROM change_faults) AS taken,
        (SELECT count(*) FROM conflicts) AS conflicts, (SELECT count(*) FROM residents) AS residents`,
    ),
    read('SELECT hub_id, hub_epoch, cursor, answered_seq, chain, private_key, hub_keys FROM sync_state'),
    read('SELECT * FROM certificates_of_sites ORDER BY site_number'),
    read('SELECT id, state, version FROM cases ORDER BY id'),
    read('SELECT id, role, version FROM staff ORDER BY id'),
    read('SELECT key, version FROM settings ORDER BY key'),
  ];
}

process.on('message', (question: ToVictim) => {
  answer(question)
    .catch((error: unknown): FromVictim => ({ said: `UNFORESEEN ${error}` }))
    .then((said) => process.send?.(said, () => question.type === 'end' && process.exit(0)));
});
