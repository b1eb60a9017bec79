import { expect, it } from 'vitest';
import { holdActivity } from '../activities/change.ts';
import { addActivity } from '../testing/activities.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { closeGroup } from '../volunteers/close-group.ts';
import { saveBranch } from '../volunteers/groups.ts';
import { makeActivityReport } from './service.ts';

it('names the branches in their order, closed ones, too, and last what belongs to none', () => {
  const site = freshSite();
  const branchOf = (name: string) =>
    saveBranch(site.context, manager, {
      ...{ id: null, name, kind: 'village', siteNumber: '13', secretary: '谭国华', themedDay: 5 },
    }).find((one) => one.name === name)?.id as string;
  const branches = ['丙支部', '甲支部', '乙支部'].map(branchOf);
  const ids = [null, ...branches].map((branchId) => addActivity(site.context, { branchId }));
  site.setTime('2026-06-11T04:00:00.000Z');
  for (const id of ids) holdActivity(site.context, clerk, { id, peopleServed: 10, summary: '' });
  const names = () => makeActivityReport(site.context, { year: 2026 }).byBranch.map((one) => one.branchName);
  const before = names();
  expect(before).toEqual([...before.slice(0, 3).sort(), '']);
  closeGroup(site.context, manager, {
    kind: 'branch',
    id: branches[1] as string,
    moveTo: null,
    reason: '合并',
  });
  expect(names()).toEqual(before);
});
