import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '#core/context.ts';
import { addDemoStaff, loadReferenceData } from '#core/create-site.ts';
import { generateKey } from '#core/data-folder/key-file.ts';
import { createData } from '#core/data-folder/open-data.ts';
import { enrol } from '#core/sync/enrol.ts';
import type { HubConnection } from '#core/sync/hub-client.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { World } from './chance.ts';
import { copyFolder } from './copy-folder.ts';
import { callsOver, hubUrl, Network, responseOf } from './network.ts';
import { SimulatedHub } from './simulated-hub.ts';
import { SimulatedSite, type SiteFolder, type SiteStand } from './simulated-site.ts';
import { writeSmallResources } from './small-town.ts';

interface Template {
  hub: string;
  sites: SiteFolder[];
}

/** The folders of all runs of this process. */
export class Folders {
  private readonly root = mkdtempSync(join(tmpdir(), 'onewindow-simulation-'));
  private readonly templates = new Map<number, Promise<Template>>();
  private count = 0;

  readonly make = (): string => {
    this.count += 1;
    const folder = join(this.root, String(this.count));
    mkdirSync(folder);
    return folder;
  };

  /** Removes what a run has left, and keeps what the next begins from. */
  removeAfter(mark: number): void {
    for (let at = mark + 1; at <= this.count; at += 1) {
      rmSync(join(this.root, String(at)), { recursive: true, force: true });
    }
  }

  get mark(): number {
    return this.count;
  }

  removeAll(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** A town on its first day, after everybody has synced once: made once, for it is the same for all seeds. */
  template(sites: number): Promise<Template> {
    let made = this.templates.get(sites);
    if (!made) {
      made = makeTemplate(sites, this.make);
      this.templates.set(sites, made);
    }
    return made;
  }
}

/** Where a town lies between two chapters of its history. */
export interface TownStand {
  hub: string;
  sites: SiteStand[];
}

/** A town as a run begins with it. */
export interface Town {
  hub: SimulatedHub;
  network: Network;
  sites: SimulatedSite[];
}

export async function openTown(world: World, folders: Folders, template: Template): Promise<Town> {
  const copy = (from: string) => copyFolder(from, folders.make());
  const network = new Network();
  const hub = new SimulatedHub(world, copy(template.hub), folders.make);
  await hub.start();
  const sites = template.sites.map(
    (site) =>
      new SimulatedSite({ ...site, folder: copy(site.folder) }, { world, network, newFolder: folders.make }),
  );
  return { hub, network, sites };
}

/** A town that was put down at the end of a chapter. */
export async function takeUpTown(
  world: World,
  folders: Folders,
  { hub: hubFolder, sites: stands }: TownStand,
): Promise<Town> {
  const network = new Network();
  const hub = new SimulatedHub(world, hubFolder, folders.make);
  await hub.start();
  const sites = stands.map(({ name, version, ...folder }) => {
    const site = new SimulatedSite(folder, { world, network, newFolder: folders.make }, name);
    site.version = version;
    return site;
  });
  return { hub, network, sites };
}

async function makeTemplate(count: number, newFolder: () => string): Promise<Template> {
  const world = new World(0);
  try {
    const hub = new SimulatedHub(world, newFolder(), newFolder);
    await hub.start();
    const fetch = async (request: Request) => {
      const body = Buffer.from(await request.arrayBuffer());
      const answer = await hub.handle({ url: request.url, body });
      return responseOf(answer ?? { status: 500, body: Buffer.alloc(0) });
    };
    const connect = (): HubConnection => ({
      ...callsOver(fetch),
      // Whoever founds the town has something to say.
      knock: async () => false,
      close: () => {},
    });
    const resourcesFolder = newFolder();
    writeSmallResources(resourcesFolder);
    const sites: SiteFolder[] = [];
    const opened: SimulatedSite[] = [];
    for (let number = 1; number <= count; number += 1) {
      const site = { siteNumber: String(number).padStart(2, '0'), folder: newFolder(), key: generateKey() };
      createData({
        ...site,
        demo: true,
        clock: () => Date.parse('2026-01-05T01:00:00.000Z'),
        fill: (data) => {
          const context = { data, resourcesFolder, applicationVersion: '0.0.0-simulation', desktop: null };
          loadReferenceData(context);
          addDemoStaff(context);
        },
      }).database.close();
      const running = new SimulatedSite(site, { world, network: new Network(), newFolder });
      const code = await hub.code(site.siteNumber);
      await enrol(running.context, systemActor, { url: hubUrl, code }, connect);
      sites.push(site);
      opened.push(running);
    }
    for (const site of [...opened, ...opened]) await syncNow(site.context, connect);
    for (const site of opened) site.becomeTemplate();
    await hub.stop();
    return { hub: hub.folder, sites };
  } finally {
    world.release();
  }
}
