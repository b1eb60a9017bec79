import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PutAway } from './authors-logs.ts';
import type { Told } from './chronicle.ts';
import { copyFolder } from './copy-folder.ts';
import type { Checked } from './final-checks.ts';
import type { Reached } from './invariants.ts';
import type { Seasons } from './season.ts';
import type { Stick } from './sticks.ts';
import type { Town, TownStand } from './town.ts';

/** A history between two chapters: nothing of it is in the memory of any process of the town. */
export interface Stand extends TownStand {
  /** The number of the chapter that follows. */
  chapter: number;
  commands: number;
  /** Milliseconds of the simulated time. */
  now: number;
  isCalm: boolean;
  work: { people: number; seasons: Seasons };
  told: Told;
  reached: [name: string, reached: Reached][];
  checked: Checked;
  putAway: PutAway[];
  drawer: Stick[];
  oldHub: { folder: string; lastNumber: number } | null;
}

/** Where a history can be gone on with, and what it is: the same options play the same. */
export interface Kept<Options> {
  options: Options;
  stand: Stand;
}

const nextName = 'next';
const keptName = 'kept';
const formerName = 'former';
const brokenName = 'broken';

/**
 * Keeps the end of a chapter in a folder. Whatever ends the process meanwhile, one whole end is always there: the former one
 * goes when the new one is complete.
 */
export function keep<Options>(folder: string, { options, stand }: Kept<Options>): void {
  const [next, kept, former] = [nextName, keptName, formerName].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const moved = withFolders(stand, (from, name) => {
    mkdirSync(join(next, name));
    copyFolder(from, join(next, name));
    return name;
  });
  const drawer = moved.drawer.map((stick) => ({ ...stick, bytes: stick.bytes.toString('base64') }));
  writeFileSync(join(next, 'stand.json'), JSON.stringify({ options, stand: { ...moved, drawer } }));
  if (existsSync(kept)) {
    rmSync(former, { recursive: true, force: true });
    renameSync(kept, former);
  }
  renameSync(next, kept);
  rmSync(former, { recursive: true, force: true });
}

/**
 * Keeps a town as it is where something did not hold, beside the end of the last chapter: the folders of hub and centres with what
 * opens their databases, and what happened last.
 */
export function keepBroken(folder: string, { hub, sites }: Town, result: object): void {
  const into = join(folder, brokenName);
  rmSync(into, { recursive: true, force: true });
  const folderFor = (name: string) => {
    mkdirSync(join(into, name), { recursive: true });
    return join(into, name);
  };
  copyFolder(hub.folder, folderFor('hub'));
  for (const site of sites) site.copyAsItLies(folderFor(site.name));
  const keys = Object.fromEntries(sites.map(({ name, databaseKey }) => [name, databaseKey]));
  writeFileSync(join(into, 'broken.json'), JSON.stringify({ ...result, keys }, null, 1));
}

/** Whether a history lies there that can be gone on with. */
export function isKept(folder: string): boolean {
  return [keptName, formerName].some((name) => existsSync(join(folder, name, 'stand.json')));
}

/** What it is that lies there, and how far it came. */
export function readKept<Options>(folder: string): Kept<Options> {
  const name = existsSync(join(folder, keptName)) ? keptName : formerName;
  const from = join(folder, name);
  const { options, stand } = JSON.parse(readFileSync(join(from, 'stand.json'), 'utf8')) as Kept<Options>;
  const drawer = stand.drawer.map((stick) => ({
    ...stick,
    bytes: Buffer.from(String(stick.bytes), 'base64'),
  }));
  return { options, stand: withFolders({ ...stand, drawer }, (each) => join(from, each)) };
}

/** In folders that may be written in; what is kept stays as it is. */
export function copied(stand: Stand, newFolder: () => string): Stand {
  return withFolders(stand, (from) => copyFolder(from, newFolder()));
}

function withFolders(stand: Stand, place: (folder: string, name: string) => string): Stand {
  return {
    ...stand,
    hub: place(stand.hub, 'hub'),
    oldHub: stand.oldHub && { ...stand.oldHub, folder: place(stand.oldHub.folder, 'old-hub') },
    sites: stand.sites.map((site) => ({ ...site, folder: place(site.folder, site.siteNumber) })),
  };
}
