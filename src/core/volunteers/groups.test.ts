import { beforeEach, describe, expect, it } from 'vitest';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { volunteerData } from '../testing/volunteers.ts';
import { closeGroup, listGroups } from './close-group.ts';
import { saveBranch, saveSquad } from './groups.ts';
import { getVolunteer, saveVolunteer } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const branch = (name: string, id: string | null = null, siteNumber = '13') =>
  saveBranch(site.context, manager, {
    ...{ id, name, kind: 'village' as const, siteNumber, secretary: '谭国华', themedDay: 10 },
  }).find((one) => one.name === name)?.id ?? '';
const squad = (name: string, id: string | null = null, by = manager) =>
  saveSquad(site.context, by, { id, name, captain: '余伟强', captainDuty: '党委委员' }).find(
    (one) => one.name === name,
  )?.id ?? '';
const register = (order: number, given = {}) =>
  saveVolunteer(site.context, clerk, { id: null, data: volunteerData(order, given), notSameAs: null }).id;
const close = (kind: 'branch' | 'squad', id: string, moveTo: string | null, by = manager) =>
  closeGroup(site.context, by, { kind, id, moveTo, reason: '镇里合并' });

describe('branches and squads', () => {
  it('are listed with how many are in them, renamed, and not two of one name', () => {
    const id = squad('敬老服务队');
    register(1, { squadId: id });
    expect(listGroups(site.data.database.read).squads).toMatchObject([
      { name: '敬老服务队', captain: '余伟强', captainDuty: '党委委员', members: 1 },
    ]);
    squad('敬老助老服务队', id);
    expect(faultOf(() => squad('敬老助老服务队')).data).toEqual({
      problems: [{ field: 'name', code: 'already-there' }],
    });
    branch('台洞村党支部');
    expect(listGroups(site.data.database.read).branches).toMatchObject([
      { name: '台洞村党支部', centreName: '台洞村党群服务中心', members: 0 },
    ]);
    expect(faultOf(() => branch('别处党支部', null, '99')).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => squad('又一队', null, clerk)).code).toBe('ROLE_NOT_ALLOWED');
  });

  it('are closed with whoever is in them moved to another, in one command', () => {
    const [old, next] = [squad('扶残服务队'), squad('敬老服务队')];
    const ids = [register(1, { squadId: old }), register(2, { squadId: old })];
    expect(close('squad', old, next).squads).toMatchObject([{ id: next, members: 2 }]);
    expect(getVolunteer(site.context, ids[0] ?? '').squadName).toBe('敬老服务队');
    close('squad', next, null);
    expect(getVolunteer(site.context, ids[1] ?? '').data.squadId).toBeNull();
    expect(faultOf(() => close('squad', next, null)).code).toBe('NOT_FOUND');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('leave no member of the Party without a branch', () => {
    const [old, next] = [branch('甲党支部'), branch('乙党支部')];
    const id = register(1, { politicalStatus: 'member', branchId: old });
    for (const moveTo of [null, old, 'nowhere']) {
      expect(faultOf(() => close('branch', old, moveTo)).code).toBe('INVALID_ANSWERS');
    }
    expect(faultOf(() => close('branch', old, next, clerk)).code).toBe('ROLE_NOT_ALLOWED');
    close('branch', old, next);
    expect(getVolunteer(site.context, id).branchName).toBe('乙党支部');
    close('branch', next, branch('丙党支部'));
    expect(getVolunteer(site.context, id).branchName).toBe('丙党支部');
  });
});
