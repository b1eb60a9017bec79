import { uuidv7 } from 'uuidv7';
import type { VolunteerPost, VolunteerPostData } from '#shared/contract/volunteer-posts.ts';
import { isLocalDate, type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { overlaps, standingOn, vacancies } from '#shared/domain/volunteer-posts.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { centreNames } from '../reports/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { volunteerById } from '../volunteers/queries.ts';
import {
  type HolderRow,
  holderById,
  holdersOf,
  holdingsOfVolunteer,
  type PostRow,
  postInUse,
  postsInUse,
} from './queries.ts';

const today = ({ data: { database } }: CoreContext) => localDateInShanghai(database.now());

/** 设岗定责 of a centre or of the town: every post in use, who holds it, and how many it still needs. */
export function listVolunteerPosts(
  context: CoreContext,
  { siteNumber }: { siteNumber?: string | undefined },
): VolunteerPost[] {
  const { read } = context.data.database;
  return withHolders(read, read.all(postsInUse(siteNumber)), today(context));
}

function withHolders(read: ReadHandle, posts: readonly PostRow[], day: LocalDate): VolunteerPost[] {
  if (posts.length === 0) return [];
  const holders = read.all(holdersOf(posts.map(({ id }) => id)));
  return posts.map((post) => {
    const own = holders
      .filter(({ post_id }) => post_id === post.id)
      .map((row) => ({ row, holding: holdingOf(row) }));
    const order = ['holds', 'ahead', 'over'] as const;
    return {
      ...{ id: post.id, name: post.name, siteNumber: post.site_number, centreName: post.centre_name ?? '' },
      ...{ duties: post.duties, place: post.place, times: post.times, places: post.places },
      holders: order.flatMap((standing) =>
        own
          .filter(({ holding }) => standingOn(holding, day) === standing)
          .map(({ row, holding: { fromDay, untilDay } }) => ({
            ...{ holderId: row.id, volunteerId: row.volunteer_id, name: row.name, phone: row.phone },
            ...{ fromDay, untilDay, standing },
          })),
      ),
      vacancies: vacancies(
        post.places,
        own.map(({ holding }) => holding),
        day,
      ),
    };
  });
}

const holdingOf = ({ volunteer_id, from_day, until_day, left_on }: HolderRow) => ({
  volunteerId: volunteer_id,
  fromDay: from_day,
  untilDay: until_day,
  leftOn: left_on,
});

/** @throws CoreError `NOT_FOUND` for a post that is not there or was closed */
function requirePost(context: CoreContext, id: string): VolunteerPost {
  const { read } = context.data.database;
  const row = read.first(postInUse(id));
  const [post] = row ? withHolders(read, [row], today(context)) : [];
  if (!post) throw failure('NOT_FOUND', { entity: 'volunteerPost', id });
  return post;
}

const refuse = (field: string, code: string) => failure('INVALID_ANSWERS', { problems: [{ field, code }] });

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a centre that is not there */
export function saveVolunteerPost(
  context: CoreContext,
  actor: StaffActor,
  { id, post }: { id: string | null; post: VolunteerPostData },
): VolunteerPost {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  if (id !== null) requirePost(context, id);
  if (!database.read.all(centreNames).some(({ siteNumber }) => siteNumber === post.siteNumber)) {
    throw refuse('siteNumber', 'unknown');
  }
  const { siteNumber, ...same } = post;
  const fields = { ...same, site_number: siteNumber };
  const postId = id ?? uuidv7();
  const subject = { entity: 'volunteerPost', id: postId };
  database.write({ name: 'volunteerPosts.save', actor, subject }, (unit) => {
    if (id === null) unit.insert('volunteerPost', { id: postId, closed_on: null, ...fields });
    else unit.update('volunteerPost', { id }, fields);
  });
  return requirePost(context, postId);
}

/**
 * 撤岗. Who holds the post holds it until that day, so that the record of service stays true.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a day to come
 */
export function closeVolunteerPost(
  context: CoreContext,
  actor: StaffActor,
  { id, on, reason }: { id: string; on: LocalDate; reason: string },
): { id: string } {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const { holders } = requirePost(context, id);
  if (!isLocalDate(on) || on > today(context)) throw refuse('on', 'range');
  const command = { name: 'volunteerPosts.close', actor, subject: { entity: 'volunteerPost', id }, reason };
  database.write(command, (unit) => {
    unit.update('volunteerPost', { id }, { closed_on: on });
    for (const { holderId, fromDay, untilDay } of holders)
      endHolding(unit, holderId, { fromDay, untilDay }, on);
  });
  return { id };
}

/** What would last longer ends on the day; what has not begun by then never was. */
function endHolding(
  unit: UnitOfWork,
  id: string,
  { fromDay, untilDay }: { fromDay: LocalDate; untilDay: LocalDate | null },
  on: LocalDate,
): void {
  if (fromDay > on) unit.delete('volunteerPostHolder', { id });
  else if (untilDay === null || untilDay > on) unit.update('volunteerPostHolder', { id }, { until_day: on });
}

/**
 * 上岗: a volunteer takes a post for a span of days.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `VOLUNTEER_POST_REFUSED` for one who left or who holds it then
 *   already, `INVALID_ANSWERS` for days that end before they begin
 */
export function assignVolunteer(
  context: CoreContext,
  actor: StaffActor,
  given: { postId: string; volunteerId: string; fromDay: LocalDate; untilDay: LocalDate | null },
): VolunteerPost {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const { postId, volunteerId, fromDay, untilDay } = given;
  const post = requirePost(context, postId);
  const volunteer = database.read.first(volunteerById(volunteerId));
  if (!volunteer) throw failure('NOT_FOUND', { entity: 'volunteer', id: volunteerId });
  if (!isLocalDate(fromDay)) throw refuse('fromDay', 'range');
  if (untilDay !== null && !(isLocalDate(untilDay) && untilDay >= fromDay)) throw refuse('untilDay', 'range');
  const { name } = volunteer;
  if (volunteer.left_on !== null) throw failure('VOLUNTEER_POST_REFUSED', { why: 'left', name });
  if (
    post.holders.some((held) => held.volunteerId === volunteerId && overlaps(held, { fromDay, untilDay }))
  ) {
    throw failure('VOLUNTEER_POST_REFUSED', { why: 'holds-already', name });
  }
  const id = uuidv7();
  const command = { name: 'volunteerPosts.assign', actor, subject: { entity: 'volunteerPost', id: postId } };
  database.write(command, (unit) =>
    unit.insert('volunteerPostHolder', {
      ...{ id, post_id: postId, volunteer_id: volunteerId },
      ...{ from_day: fromDay, until_day: untilDay },
    }),
  );
  return requirePost(context, postId);
}

/**
 * 离岗. A holding that had not begun by that day is taken back.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a day that is none
 */
export function releaseVolunteer(
  context: CoreContext,
  actor: StaffActor,
  { holderId, on, reason }: { holderId: string; on: LocalDate; reason: string },
): VolunteerPost {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const row = database.read.first(holderById(holderId));
  if (!row) throw failure('NOT_FOUND', { entity: 'volunteerPostHolder', id: holderId });
  if (!isLocalDate(on)) throw refuse('on', 'range');
  const subject = { entity: 'volunteerPost', id: row.post_id };
  database.write({ name: 'volunteerPosts.release', actor, subject, reason }, (unit) =>
    endHolding(unit, holderId, { fromDay: row.from_day, untilDay: row.until_day }, on),
  );
  return requirePost(context, row.post_id);
}

/** Ends every post of one who leaves the register. */
export function endHoldingsOf(unit: UnitOfWork, volunteerId: string, on: LocalDate): void {
  for (const row of unit.read.all(holdingsOfVolunteer(volunteerId))) {
    endHolding(unit, row.id, { fromDay: row.from_day, untilDay: row.until_day }, on);
  }
}
