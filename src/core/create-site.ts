import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffRole } from '#shared/domain/staff-role.ts';
import { loadActivityTypes } from './activities/types.ts';
import { importCalendar } from './calendar/service.ts';
import { importCatalogue } from './catalogue/import-catalogue.ts';
import { importDetailedItems } from './catalogue/import-detailed-items.ts';
import { importCentres } from './centres/import-centres.ts';
import { type CoreContext, systemActor } from './context.ts';
import { decodeTextFile } from './import-file.ts';
import { loadPointRules } from './ledger/rules.ts';
import { loadQueueGroups } from './queue/groups.ts';

/** The site a demo data folder plays: 台洞村. */
export const demoSiteNumber = '13';

/** Generated names, for demo folders only. */
const demoStaff = [
  { name: '陈晓敏', post: '前台一号窗', role: 'clerk', department: '' },
  { name: '黄志强', post: '前台二号窗', role: 'clerk', department: '' },
  { name: '余美玲', post: '前台三号窗', role: 'clerk', department: '' },
  { name: '谭国华', post: '中心主任', role: 'manager', department: '' },
  { name: '关慧仪', post: '民政承办', role: 'handler', department: '民政' },
  { name: '司徒健', post: '社保承办', role: 'handler', department: '人社(社保)' },
  { name: '方伟明', post: '系统管理', role: 'administrator', department: '' },
  { name: '周静文', post: '审计', role: 'auditor', department: '' },
] as const satisfies readonly { name: string; post: string; role: StaffRole; department: string }[];

/** Loads the reference data that came with the application, through the imports that a manager uses. */
export function loadReferenceData(context: CoreContext): void {
  const seedFile = (name: string) =>
    decodeTextFile(readFileSync(join(context.resourcesFolder, 'seed', name)));
  importCentres(context, systemActor, seedFile('centres.csv'));
  importCalendar(context, systemActor, seedFile('holidays-2026.json'));
  importCatalogue(context, systemActor, seedFile('catalogue.csv'));
  importDetailedItems(context, systemActor, seedFile('items-detailed.json'));
  loadQueueGroups(context, systemActor);
  loadPointRules(context, systemActor);
  loadActivityTypes(context, systemActor);
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
    for (const [at, member] of demoStaff.entries()) {
      unit.insert('staffMember', {
        id: `demo-${database.site.siteNumber}-${at + 1}`,
        site_number: database.site.siteNumber,
        ...member,
      });
    }
  });
}
