import { expect, it } from 'vitest';
import { syncNow } from '#core/sync/sync-now.ts';
import { registerVolunteers } from '#core/testing/volunteers.ts';
import {
  assignVolunteer,
  closeVolunteerPost,
  listVolunteerPosts,
  saveVolunteerPost,
} from '#core/volunteer-posts/service.ts';
import { getVolunteer } from '#core/volunteers/service.ts';
import { enrolledSite, testHub } from './testing/town.ts';

it('a volunteer whom two centres put on one post is one holder, and a post closed elsewhere is over for who took it', async () => {
  const hub = await testHub();
  const sites = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')] as const;
  const [one, other] = sites;
  const syncAll = async () => {
    for (let round = 0; round < 2; round += 1) for (const { context } of sites) await syncNow(context);
  };
  const [first = '', second = ''] = registerVolunteers(one.context, 2);
  const post = { name: '敬老服务岗', siteNumber: '13', duties: '探访', place: '', times: '', places: 2 };
  const postId = saveVolunteerPost(one.context, one.manager, { id: null, post }).id;
  await syncAll();
  const span = { postId, fromDay: '2026-01-01', untilDay: null };
  for (const { context, manager } of sites)
    assignVolunteer(context, manager, { ...span, volunteerId: first });
  await syncAll();
  for (const { context } of sites) {
    expect(listVolunteerPosts(context, { siteNumber: '13' })).toMatchObject([{ vacancies: 1 }]);
  }
  const on = '2026-02-01';
  closeVolunteerPost(one.context, one.manager, { id: postId, on, reason: '并到别的岗' });
  assignVolunteer(other.context, other.manager, { ...span, volunteerId: second });
  await syncAll();
  for (const { context } of sites) {
    expect(listVolunteerPosts(context, {})).toEqual([]);
    expect(getVolunteer(context, second).posts).toMatchObject([{ standing: 'over' }]);
  }
}, 60_000);
