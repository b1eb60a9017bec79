import { query } from '../db/query.ts';

/** Posts in use, those of one centre together. */
export function postsInUse(siteNumber?: string) {
  const rows = query
    .selectFrom('volunteer_posts as post')
    .leftJoin('centres as centre', 'centre.site_number', 'post.site_number')
    .selectAll('post')
    .select('centre.name as centre_name')
    .where('post.closed_on', 'is', null)
    .orderBy('post.site_number')
    .orderBy('post.name')
    .orderBy('post.id');
  return siteNumber === undefined ? rows : rows.where('post.site_number', '=', siteNumber);
}
export type PostRow = Awaited<ReturnType<ReturnType<typeof postsInUse>['execute']>>[number];

export function postInUse(id: string) {
  return postsInUse().where('post.id', '=', id);
}

/** Everybody who holds, will hold or held some posts. */
export function holdersOf(postIds: readonly string[]) {
  return query
    .selectFrom('volunteer_post_holders as holder')
    .innerJoin('volunteers as volunteer', 'volunteer.id', 'holder.volunteer_id')
    .selectAll('holder')
    .select(['volunteer.name', 'volunteer.phone', 'volunteer.left_on'])
    .where('holder.post_id', 'in', postIds)
    .orderBy('holder.from_day', 'desc')
    .orderBy('holder.id');
}
export type HolderRow = Awaited<ReturnType<ReturnType<typeof holdersOf>['execute']>>[number];

export function holderById(id: string) {
  return query.selectFrom('volunteer_post_holders').selectAll().where('id', '=', id);
}

/** What a volunteer holds, will hold or held. */
export function holdingsOfVolunteer(volunteerId: string) {
  return query.selectFrom('volunteer_post_holders').selectAll().where('volunteer_id', '=', volunteerId);
}
