import ExcelJS from 'exceljs';
import { beforeEach, expect, it } from 'vitest';
import { systemActor } from '../context.ts';
import { addActivity } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { listOrganisations, saveOrganisation, takenPart } from './service.ts';
import { organisationsWorkbook } from './spreadsheet.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const union = {
  ...{ kind: 'mass' as const, name: '台洞村妇联', siteNumber: '13', contact: '李女' },
  ...{ phone: '19900000001', members: 20, note: '' },
};
const save = (given: Partial<typeof union> = {}, id: string | null = null, by = manager) =>
  saveOrganisation(site.context, by, { id, organisation: { ...union, ...given } }).id;
const names = (text: string) => listOrganisations(site.context, { text }).map(({ name }) => name);

it('are found by a part of the name, initials, contact or number, and changed by managers', () => {
  const id = save();
  save({ name: '沙塘五金商会', contact: '周生', phone: '19900000002' });
  expect(names('')).toHaveLength(2);
  for (const text of ['妇联', 'tdcfl', 'fl', '李女', '0001']) expect(names(text)).toEqual(['台洞村妇联']);
  save({ contact: '谭女' }, id);
  expect(names('谭女')).toEqual(['台洞村妇联']);
  expect(faultOf(() => save({}, null, clerk)).code).toBe('ROLE_NOT_ALLOWED');
  expect(faultOf(() => save({}, 'nobody')).code).toBe('NOT_FOUND');
  expect(faultOf(() => save({ siteNumber: '99' })).code).toBe('INVALID_ANSWERS');
  expect(logFaults(site.data.connection)).toEqual([]);
});

it('say what they took part in, and go into a workbook as listed', async () => {
  const id = save();
  const activity = addActivity(site.context);
  const subject = { entity: 'activity', id: activity };
  site.data.database.write({ name: 'activities.change', actor: systemActor, subject }, (unit) =>
    unit.insert('activityOrganisation', { activity_id: activity, organisation_id: id }),
  );
  expect(takenPart(site.context, id)).toMatchObject([{ id: activity, name: '清洁家园', day: '2026-06-11' }]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await organisationsWorkbook(site.context, { text: '' })).buffer as ArrayBuffer);
  const row = workbook.worksheets[0]?.getRow(2).values;
  expect(row).toEqual(expect.arrayContaining(['台洞村妇联', '群团组织', '李女', 20, 1]));
});
