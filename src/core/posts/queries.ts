import { query } from '../db/query.ts';

/** The posts of a site that are in use, with the names of both holders. */
export function postsOfSite(siteNumber: string) {
  return query
    .selectFrom('posts')
    .innerJoin('staff as a', 'a.id', 'posts.holder_a')
    .innerJoin('staff as b', 'b.id', 'posts.holder_b')
    .select([
      'posts.id',
      'posts.name',
      'posts.duties',
      'posts.holder_a',
      'posts.holder_b',
      'a.name as name_a',
      'b.name as name_b',
    ])
    .where('posts.site_number', '=', siteNumber)
    .where('posts.closed_at', 'is', null)
    .orderBy('posts.name')
    .orderBy('posts.id');
}

/** Who stands in for a clerk, by the posts in use. */
export function postsHeldBy(staffId: string) {
  return query
    .selectFrom('posts')
    .innerJoin('staff as b', 'b.id', 'posts.holder_b')
    .select(['posts.holder_a', 'posts.holder_b', 'b.name as name_b'])
    .where('posts.holder_a', '=', staffId)
    .where('posts.closed_at', 'is', null);
}

/** Days away that are not over before a day, of everybody of a site. */
export function absencesOfSite(siteNumber: string, day: string) {
  return query
    .selectFrom('staff_absences as absence')
    .innerJoin('staff', 'staff.id', 'absence.staff_id')
    .select([
      'absence.id',
      'absence.staff_id',
      'staff.name as staff_name',
      'absence.from_day',
      'absence.until_day',
      'absence.reason',
      'absence.entered_by',
    ])
    .where('staff.site_number', '=', siteNumber)
    .where('absence.ended_at', 'is', null)
    .where('absence.until_day', '>=', day)
    .orderBy('absence.from_day')
    .orderBy('absence.id');
}

/** Days away of one person that are not over before a day. */
export function absencesOf(staffId: string, day: string) {
  return query
    .selectFrom('staff_absences')
    .select(['staff_id', 'from_day', 'until_day'])
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('until_day', '>=', day);
}
