import { beforeEach, describe, expect, it } from 'vitest';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { registerVolunteers } from '../testing/volunteers.ts';
import { leave } from '../volunteers/record.ts';
import { getVolunteer } from '../volunteers/service.ts';
import {
  assignVolunteer,
  closeVolunteerPost,
  listVolunteerPosts,
  releaseVolunteer,
  saveVolunteerPost,
} from './service.ts';

const post = {
  ...{ name: '敬老服务岗', siteNumber: '13', duties: '探访独居老人，代买代办' },
  ...{ place: '村内各自然村', times: '每周六上午', places: 2 },
};
let site: TestSite;
let volunteers: string[];
let postId: string;
beforeEach(() => {
  site = freshSite();
  volunteers = registerVolunteers(site.context, 3);
  postId = saveVolunteerPost(site.context, manager, { id: null, post }).id;
});

const assign = (at: number, fromDay = '2026-06-01', untilDay: string | null = null) =>
  assignVolunteer(site.context, manager, { postId, volunteerId: volunteers[at] ?? '', fromDay, untilDay });
const listed = () => listVolunteerPosts(site.context, { siteNumber: '13' })[0];
const release = (holderId: string, on: string) =>
  releaseVolunteer(site.context, manager, { holderId, on, reason: '搬到县城' });
const held = (at: number) => getVolunteer(site.context, volunteers[at] ?? '').posts;

describe('a volunteer post', () => {
  it('says its duties, who holds it from when until when, and how many it still needs', () => {
    expect(listed()).toMatchObject({ ...post, centreName: '台洞村党群服务中心', vacancies: 2 });
    assign(0);
    assign(1, '2026-07-01', '2026-12-31');
    expect(listed()).toMatchObject({
      vacancies: 1,
      holders: [
        { name: '林一0', fromDay: '2026-06-01', untilDay: null, standing: 'holds' },
        { name: '林二1', fromDay: '2026-07-01', untilDay: '2026-12-31', standing: 'ahead' },
      ],
    });
    expect(held(0)).toMatchObject([{ name: '敬老服务岗', duties: post.duties, standing: 'holds' }]);
    expect(listVolunteerPosts(site.context, { siteNumber: '02' })).toEqual([]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('is left on a day with a reason, and stays in the record of who held it', () => {
    const [holder] = assign(0).holders;
    const after = release(holder?.holderId ?? '', '2026-06-08');
    expect(after).toMatchObject({ vacancies: 2, holders: [{ standing: 'over', untilDay: '2026-06-08' }] });
    expect(held(0)).toMatchObject([{ untilDay: '2026-06-08', standing: 'over' }]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ reason: '搬到县城' });
    assign(0, '2026-06-09');
    expect(listed()?.vacancies).toBe(1);
  });

  it('never had who was put on it for later and taken off before', () => {
    const [holder] = assign(0, '2026-07-01').holders;
    expect(release(holder?.holderId ?? '', '2026-06-09').holders).toEqual([]);
    expect(held(0)).toEqual([]);
  });

  it('takes nobody twice at once, nobody who left, and no days that end before they begin', () => {
    assign(0, '2026-06-01', '2026-06-30');
    expect(faultOf(() => assign(0, '2026-06-30')).data).toMatchObject({ why: 'holds-already' });
    expect(assign(0, '2026-07-01').holders).toHaveLength(2);
    expect(faultOf(() => assign(1, '2026-06-10', '2026-06-09')).code).toBe('INVALID_ANSWERS');
    leave(site.context, manager, { id: volunteers[1] ?? '', on: '2026-06-09', reason: '本人申请' });
    expect(faultOf(() => assign(1)).data).toMatchObject({ why: 'left' });
  });

  it('is vacant again when its holder leaves the register', () => {
    assign(0);
    leave(site.context, manager, { id: volunteers[0] ?? '', on: '2026-06-09', reason: '本人申请' });
    expect(listed()).toMatchObject({ vacancies: 2, holders: [{ standing: 'over', untilDay: '2026-06-09' }] });
  });

  it('is closed with a reason: out of the list, and its holders held it until then', () => {
    assign(0);
    assign(1, '2026-07-01');
    const close = (on: string) =>
      closeVolunteerPost(site.context, manager, { id: postId, on, reason: '并到别的岗' });
    expect(faultOf(() => close('2026-06-10')).code).toBe('INVALID_ANSWERS');
    close('2026-06-09');
    expect(listed()).toBeUndefined();
    expect(held(0)).toMatchObject([{ untilDay: '2026-06-09' }]);
    expect(held(1)).toEqual([]);
    expect(faultOf(() => assign(2)).code).toBe('NOT_FOUND');
  });

  it('is for managers to change, at a centre that is there', () => {
    const save = (actor: typeof clerk, siteNumber: string, id: string | null = postId) =>
      saveVolunteerPost(site.context, actor, { id, post: { ...post, siteNumber, name: '敬老岗' } });
    expect(faultOf(() => save(clerk, '13')).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => save(manager, '99')).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => save(manager, '13', 'nobody')).code).toBe('NOT_FOUND');
    expect(save(manager, '02')).toMatchObject({ id: postId, name: '敬老岗', siteNumber: '02' });
  });
});
