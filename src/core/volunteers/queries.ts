import { query } from '../db/query.ts';
import { spaceCharacters } from '../db/synced-entities.ts';

export function volunteerName(id: string) {
  return query.selectFrom('volunteers').select('name').where('id', '=', id);
}

export function activityName(id: string) {
  return query.selectFrom('activities').select('name').where('id', '=', id);
}

function lines() {
  return query
    .selectFrom('volunteers')
    .leftJoin('centres', 'centres.site_number', 'volunteers.site_number')
    .leftJoin('party_branches as branch', 'branch.id', 'volunteers.branch_id')
    .leftJoin('volunteer_squads as squad', 'squad.id', 'volunteers.squad_id')
    .selectAll('volunteers')
    .select(['centres.name as centre_name', 'branch.name as branch_name', 'squad.name as squad_name']);
}
export type VolunteerRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

export function volunteerById(id: string) {
  return lines().where('volunteers.id', '=', id);
}

export interface VolunteerFilter {
  siteNumber?: string | undefined;
  squadId?: string | undefined;
  branchId?: string | undefined;
}

function filtered({ siteNumber, squadId, branchId }: VolunteerFilter) {
  let rows = lines();
  if (siteNumber !== undefined) rows = rows.where('volunteers.site_number', '=', siteNumber);
  if (squadId !== undefined) rows = rows.where('volunteers.squad_id', '=', squadId);
  if (branchId !== undefined) rows = rows.where('volunteers.branch_id', '=', branchId);
  return rows;
}

/** A page in the order of the pinyin of names. */
export function volunteerPage(
  filter: VolunteerFilter,
  after: { initials: string; id: string } | undefined,
  limit: number,
) {
  let page = filtered(filter)
    .where('volunteers.left_on', 'is', null)
    .orderBy('volunteers.name_initials')
    .orderBy('volunteers.id')
    .limit(limit);
  if (after) {
    page = page.where((where) =>
      where(
        where.refTuple('volunteers.name_initials', 'volunteers.id'),
        '>',
        where.tuple(after.initials, after.id),
      ),
    );
  }
  return page;
}

export function countVolunteers({ siteNumber, squadId, branchId }: VolunteerFilter) {
  let rows = query
    .selectFrom('volunteers')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('left_on', 'is', null);
  if (siteNumber !== undefined) rows = rows.where('site_number', '=', siteNumber);
  if (squadId !== undefined) rows = rows.where('squad_id', '=', squadId);
  if (branchId !== undefined) rows = rows.where('branch_id', '=', branchId);
  return rows;
}

export function volunteersByNumber(number: string) {
  return lines().where('volunteers.identity_number', '=', number).limit(20);
}

/** Whose telephone number begins so. */
export function volunteersByPhoneStart(start: string, limit: number) {
  return lines()
    .where('volunteers.phone', '>=', start)
    .where('volunteers.phone', '<', `${start}:`)
    .orderBy('volunteers.phone')
    .limit(limit);
}

/** Whose number of a paper begins so. */
export function volunteersByNumberStart(start: string, limit: number) {
  return lines()
    .where('volunteers.identity_number', '>=', start)
    .where('volunteers.identity_number', '<', `${start}:`)
    .orderBy('volunteers.identity_number')
    .limit(limit);
}

/** Whose initials begin so. */
export function volunteersByInitials(start: string, limit: number) {
  return lines()
    .where('volunteers.name_initials', '>=', start)
    .where('volunteers.name_initials', '<', `${start}\u{10ffff}`)
    .orderBy('volunteers.name_initials')
    .limit(limit);
}

/** Whose whole name in pinyin begins so. */
export function volunteersByPinyin(start: string, limit: number) {
  return lines()
    .where('volunteers.name_pinyin', '>=', start)
    .where('volunteers.name_pinyin', '<', `${start}\u{10ffff}`)
    .orderBy('volunteers.name_pinyin')
    .limit(limit);
}

/** Whose name begins with these characters. */
export function volunteersByNameStart(name: string, limit: number) {
  const characters = spaceCharacters(name);
  return lines()
    .where('volunteers.name_characters', '>=', characters)
    .where('volunteers.name_characters', '<', `${characters}\u{10ffff}`)
    .orderBy('volunteers.name_characters')
    .limit(limit);
}

export function volunteersByNameAndBirth(name: string, birthDate: string) {
  return lines()
    .where('volunteers.name_characters', '=', spaceCharacters(name))
    .where('volunteers.birth_date', '=', birthDate)
    .limit(20);
}

export function volunteersByNameAndPhone(name: string, phone: string) {
  return lines()
    .where('volunteers.name_characters', '=', spaceCharacters(name))
    .where('volunteers.phone', '=', phone)
    .limit(20);
}

export function honoursOf(volunteerId: string) {
  return query
    .selectFrom('volunteer_honours')
    .selectAll()
    .where('volunteer_id', '=', volunteerId)
    .orderBy('day', 'desc')
    .orderBy('id');
}

export function honourById(id: string) {
  return query.selectFrom('volunteer_honours').selectAll().where('id', '=', id);
}

export function postsHeldBy(volunteerId: string) {
  return query
    .selectFrom('volunteer_post_holders as holder')
    .innerJoin('volunteer_posts as post', 'post.id', 'holder.post_id')
    .leftJoin('centres as centre', 'centre.site_number', 'post.site_number')
    .select([
      'holder.id as holder_id',
      'post.id as post_id',
      'post.name',
      'post.duties',
      'post.place',
      'post.times',
      'post.closed_on',
      'centre.name as centre_name',
      'holder.from_day',
      'holder.until_day',
    ])
    .where('holder.volunteer_id', '=', volunteerId)
    .orderBy('holder.from_day', 'desc');
}

/** What a volunteer was at, the newest first. */
export function activitiesServedBy(volunteerId: string, limit: number) {
  return query
    .selectFrom('attendances')
    .innerJoin('activities', 'activities.id', 'attendances.activity_id')
    .leftJoin('activity_types as type', 'type.code', 'activities.type_code')
    .leftJoin('centres', 'centres.site_number', 'activities.site_number')
    .select([
      'activities.id',
      'activities.name',
      'activities.starts_at',
      'type.name as type_name',
      'type.gives_hours',
      'centres.name as centre_name',
      'attendances.state',
      'attendances.minutes',
    ])
    .where('attendances.volunteer_id', '=', volunteerId)
    .where('attendances.state', '<>', 'void')
    .orderBy('attendances.signed_in_at', 'desc')
    .limit(limit);
}

export function starsGranted(volunteerIds: readonly string[]) {
  return query
    .selectFrom('star_applications')
    .select('volunteer_id')
    .select(({ fn }) => fn.max<number>('stars').as('stars'))
    .where('state', '=', 'granted')
    .where('volunteer_id', 'in', volunteerIds)
    .groupBy('volunteer_id');
}

/** How many registered volunteers each branch and each squad has. */
export function membersOfGroups(column: 'branch_id' | 'squad_id') {
  return query
    .selectFrom('volunteers')
    .select(`${column} as id`)
    .select(({ fn }) => fn.countAll<number>().as('members'))
    .where('left_on', 'is', null)
    .where(column, 'is not', null)
    .groupBy(column);
}

/** The registered volunteers of a branch or a squad. */
export function membersOf(column: 'branch_id' | 'squad_id', id: string) {
  return query
    .selectFrom('volunteers')
    .select(['id', 'political_status'])
    .where(column, '=', id)
    .where('left_on', 'is', null);
}

export function branchRows() {
  return query.selectFrom('party_branches').selectAll().where('closed_on', 'is', null).orderBy('name');
}

export function squadRows() {
  return query.selectFrom('volunteer_squads').selectAll().where('closed_on', 'is', null).orderBy('name');
}
