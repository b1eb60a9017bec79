import ExcelJS from 'exceljs';
import { beforeEach, expect, it } from 'vitest';
import { addActivity } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { closeOrganisation, listOrganisations, saveOrganisation, takenPart } from './service.ts';
import { organisationsWorkbook } from './spreadsheet.ts';
import { takePart, takingPartIn } from './taking-part.ts';

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
  const part = (takes: boolean, by = clerk, organisationId = id) =>
    takePart(site.context, by, { activityId: activity, organisationId, takes });
  expect(part(true)).toEqual([{ id, name: '台洞村妇联' }]);
  expect(part(true)).toHaveLength(1);
  expect(part(false)).toEqual([]);
  part(true);
  expect(faultOf(() => part(true, handler)).code).toBe('ROLE_NOT_ALLOWED');
  expect(faultOf(() => part(true, clerk, 'nobody')).code).toBe('NOT_FOUND');
  expect(takenPart(site.context, id)).toMatchObject([{ id: activity, name: '清洁家园', day: '2026-06-11' }]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await organisationsWorkbook(site.context, { text: '' })).buffer as ArrayBuffer);
  const row = workbook.worksheets[0]?.getRow(2).values;
  expect(row).toEqual(expect.arrayContaining(['台洞村妇联', '群团组织', '李女', 20, 1]));
});

it('leave the register when they are closed, stay where they took part, and may come back', () => {
  const id = save();
  const activityId = addActivity(site.context);
  takePart(site.context, manager, { activityId, organisationId: id, takes: true });
  const close = (closed: boolean, by = manager) => closeOrganisation(site.context, by, { id, closed });
  expect(faultOf(() => close(true, clerk)).code).toBe('ROLE_NOT_ALLOWED');
  close(true);
  expect(names('')).toEqual([]);
  expect(takingPartIn(site.context, activityId)).toMatchObject([{ id }]);
  const other = addActivity(site.context, { name: '义诊' });
  const takes = () => takePart(site.context, manager, { activityId: other, organisationId: id, takes: true });
  expect(faultOf(takes).code).toBe('NOT_FOUND');
  close(false);
  expect(names('')).toEqual(['台洞村妇联']);
  expect(takes()).toHaveLength(1);
  expect(faultOf(() => closeOrganisation(site.context, manager, { id: 'nobody', closed: true })).code).toBe(
    'NOT_FOUND',
  );
  expect(logFaults(site.data.connection)).toEqual([]);
});
