import { cpSync, rmSync } from 'node:fs';
import { pino } from 'pino';
import { type CoreContext, systemActor } from '#core/context.ts';
import { addDemoStaff, loadReferenceData } from '#core/create-site.ts';
import { generateKey } from '#core/data-folder/key-file.ts';
import { createData, type OpenData, openData } from '#core/data-folder/open-data.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { enrol } from '#core/sync/enrol.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { afterFile, folderOfProcess, temporaryFolder } from '#core/testing/after-file.ts';
import { resourcesFolder } from '#core/testing/fresh-site.ts';
import { openHubDatabase } from '../database/open.ts';
import type { SiteKind } from '../database/upward-tables.ts';
import { makeCode } from '../enrolment.ts';
import { type HubOptions, startHub } from '../server.ts';

/** Remembers what a test opened itself, so that it is closed after the tests of the file. */
export function closeLater(data: OpenData): OpenData {
  const { connection } = data;
  afterFile(() => connection.open && connection.close());
  return data;
}

export interface TestHub {
  options: HubOptions;
  url: string;
  /** @param kind `hub`: for the hub of a town below this one */
  code(siteNumber: string, kind?: SiteKind): Promise<string>;
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** A hub on this machine, in this process, over a real socket. */
export async function testHub(given: Partial<HubOptions> = {}): Promise<TestHub> {
  const log = pino({ enabled: false });
  const options = { folder: temporaryFolder(), host: '127.0.0.1', port: 0, plain: true, log, ...given };
  let running = await startHub(options);
  let stopped = false;
  afterFile(() => stopped || running.stop());
  options.port = running.port;
  return {
    options,
    url: `http://127.0.0.1:${running.port}`,
    async code(siteNumber, kind) {
      const database = await openHubDatabase(options);
      try {
        return await makeCode(database, siteNumber, '', new Date(), kind);
      } finally {
        await database.destroy();
      }
    },
    async stop() {
      stopped = true;
      await running.stop();
    },
    async start() {
      running = await startHub(options);
      stopped = false;
    },
  };
}

/** Takes a backup of the hub as an operator does: with the hub at rest. */
export async function backUp(hub: TestHub): Promise<string> {
  const copy = temporaryFolder();
  await hub.stop();
  cpSync(hub.options.folder, copy, { recursive: true });
  await hub.start();
  return copy;
}

/** Puts a backup back in place of what the hub has. */
export async function restore(hub: TestHub, backup: string): Promise<void> {
  await hub.stop();
  rmSync(hub.options.folder, { recursive: true });
  cpSync(backup, hub.options.folder, { recursive: true });
  await hub.start();
}

/** An open site of the town with its clerk and its manager. */
export interface HubSite {
  context: CoreContext;
  clerk: StaffActor;
  manager: StaffActor;
}

const templates = new Map<string, { folder: string; key: string }>();

/** A site as on its first day, at ten on an ordinary morning. */
export function siteOf(siteNumber: string): HubSite {
  let template = templates.get(siteNumber);
  if (!template) {
    template = { folder: folderOfProcess(), key: generateKey() };
    createData({
      ...template,
      siteNumber,
      demo: true,
      clock: () => Date.parse('2026-01-05T01:00:00.000Z'),
      fill: (data) => {
        loadReferenceData(contextOn(data));
        addDemoStaff(contextOn(data));
      },
    }).database.close();
    templates.set(siteNumber, template);
  }
  return openCopy(template.folder, template.key, siteNumber);
}

/** A round of each with the hub, one after the other. */
export async function inTurn(...sites: HubSite[]): Promise<void> {
  for (const { context } of sites) await syncNow(context);
}

/** The same installation a second time, as somebody makes it who copies a disk. */
export function copyOf({ context }: HubSite): HubSite {
  const { folder, connection, database } = context.data;
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const { key } = templates.get(database.site.siteNumber) as { key: string };
  return openCopy(folder, key, database.site.siteNumber);
}

/** The same from an image of the whole disk, in which also the file system says that it is the same file. */
export function imageOf(site: HubSite): HubSite {
  const image = copyOf(site);
  image.context.data.connection.exec('UPDATE sync_state SET shared_seq = NULL');
  return image;
}

function openCopy(from: string, key: string, siteNumber: string): HubSite {
  const folder = temporaryFolder();
  cpSync(from, folder, { recursive: true });
  const data = openData({ folder, key, clock: () => Date.parse('2026-06-09T02:00:00.000Z') });
  closeLater(data);
  const staff = (at: number, name: string, role: 'clerk' | 'manager'): StaffActor => ({
    id: `demo-${siteNumber}-${at}`,
    name,
    role,
    department: '',
  });
  return {
    context: contextOn(data),
    clerk: staff(1, '陈晓敏', 'clerk'),
    manager: staff(4, '谭国华', 'manager'),
  };
}

/** What a site's database is opened with. */
export function keyOf({ context }: HubSite): string {
  return (templates.get(context.data.database.site.siteNumber) as { key: string }).key;
}

/** A site that belongs to the hub. */
export async function enrolledSite(hub: TestHub, siteNumber: string): Promise<HubSite> {
  const site = siteOf(siteNumber);
  await enrol(site.context, systemActor, { url: hub.url, code: await hub.code(siteNumber) });
  return site;
}

function contextOn(data: OpenData): CoreContext {
  return { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
}
