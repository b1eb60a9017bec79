import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCalendar } from './calendar/service.ts';
import { importCatalogue } from './catalogue/import-catalogue.ts';
import { importDetailedItems } from './catalogue/import-detailed-items.ts';
import { importCentres } from './centres/import-centres.ts';
import { type CoreContext, systemActor } from './context.ts';
import { decodeTextFile } from './import-file.ts';

/** The site a demo data folder plays: 台洞村. */
export const demoSiteNumber = '13';

/** Generated names, for demo folders only. */
const demoStaff = [
  { name: '陈晓敏', post: '前台一号窗' },
  { name: '黄志强', post: '前台二号窗' },
  { name: '余美玲', post: '前台三号窗' },
  { name: '谭国华', post: '中心主任' },
];

/** Loads the reference data that came with the application, through the imports that a manager uses. */
export function loadReferenceData(context: CoreContext): void {
  const seedFile = (name: string) =>
    decodeTextFile(readFileSync(join(context.resourcesFolder, 'seed', name)));
  importCentres(context, systemActor, seedFile('centres.csv'));
  importCalendar(context, systemActor, seedFile('holidays-2026.json'));
  importCatalogue(context, systemActor, seedFile('catalogue.csv'));
  importDetailedItems(context, systemActor, seedFile('items-detailed.json'));
}

/** Registers the clerks that a demo folder offers at start, until log-in is built. */
export function addDemoStaff(context: CoreContext): void {
  const { database } = context.data;
  const command = {
    name: 'staff.addDemo',
    actor: systemActor,
    subject: { entity: 'staffMember', id: 'demo' },
  };
  database.write(command, (unit) => {
    for (const [at, { name, post }] of demoStaff.entries()) {
      unit.insert('staffMember', {
        id: `demo-${database.site.siteNumber}-${at + 1}`,
        site_number: database.site.siteNumber,
        name,
        post,
      });
    }
  });
}
