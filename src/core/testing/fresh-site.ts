import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CoreContext, Desktop } from '../context.ts';
import { demoSiteNumber } from '../create-site.ts';
import { generateKey } from '../data-folder/key-file.ts';
import { type OpenData, openData } from '../data-folder/open-data.ts';
import type { StaffActor } from '../staff/roles.ts';
import { afterFile, folderOfProcess, temporaryFolder } from './after-file.ts';
import { createDemoSite } from './create-demo-site.ts';

export const resourcesFolder = resolve(import.meta.dirname, '../../../resources');
export const siteNumber = demoSiteNumber;
/** A Tuesday in an ordinary week, ten in the morning in Shanghai. */
export const ordinaryMorning = '2026-06-09T02:00:00.000Z';
/** The clerk of the demo data who sits at window one. */
export const clerk: StaffActor = {
  id: `demo-${siteNumber}-1`,
  name: '陈晓敏',
  role: 'clerk',
  department: '',
};
/** The head of the centre of the demo data. */
export const manager: StaffActor = {
  id: `demo-${siteNumber}-4`,
  name: '谭国华',
  role: 'manager',
  department: '',
};
/** Decides for the department of civil affairs in the demo data. */
export const handler: StaffActor = {
  id: `demo-${siteNumber}-5`,
  name: '关慧仪',
  role: 'handler',
  department: '民政',
};

/** An open data folder for one test, with the town's reference data and a clock that stands still. */
export interface TestSite {
  folder: string;
  key: string;
  context: CoreContext;
  data: OpenData;
  /** Sets the clock of this site to an instant. */
  setTime(instant: string): void;
  /** Closes the folder and opens it again, as the next start does. */
  reopen(): void;
}

let template: { folder: string; key: string } | null = null;

/** Remembers a connection that a test opens itself, so that it is closed after the tests of the file. */
export function closeAfterTests<Data extends { connection: OpenData['connection'] }>(data: Data): Data {
  const { connection } = data;
  afterFile(() => connection.open && connection.close());
  return data;
}

/** A site as a clerk finds it on the first day: catalogue, calendar, centres and staff, no case. */
export function freshSite(options: { at?: string; desktop?: Desktop } = {}): TestSite {
  const { folder, key } = copyTemplate();
  let time = Date.parse(options.at ?? ordinaryMorning);
  const open = () => closeAfterTests(openData({ folder, key, clock: () => time }));
  const site: TestSite = {
    folder,
    key,
    data: open(),
    get context() {
      const desktop = options.desktop ?? null;
      return { data: site.data, resourcesFolder, applicationVersion: '0.0.0-test', desktop };
    },
    setTime(instant) {
      time = Date.parse(instant);
    },
    reopen() {
      site.data.database.close();
      site.data = open();
    },
  };
  return site;
}

/** Loading the reference data takes long; it is done once in a process and the folder is copied. */
function copyTemplate(): { folder: string; key: string } {
  template ??= makeTemplate();
  const folder = temporaryFolder();
  cpSync(template.folder, folder, { recursive: true });
  return { folder, key: template.key };
}

function makeTemplate(): { folder: string; key: string } {
  const folder = folderOfProcess();
  const key = generateKey();
  const made = createDemoSite({
    folder,
    key,
    resourcesFolder,
    clock: () => Date.parse('2026-01-05T01:00:00.000Z'),
  });
  made.database.close();
  return { folder, key };
}
