import { uuidv7 } from 'uuidv7';
import type { PostsOverview } from '#shared/contract/posts.ts';
import { isAbsent } from '#shared/domain/acting.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { findStaffMember } from '../staff/service.ts';
import { absencesOfSite, postsOfSite } from './queries.ts';

/** The posts of this site, and who is away now or later. */
export function listPosts(context: CoreContext): PostsOverview {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const today = localDateInShanghai(database.now());
  const absences = database.read.all(absencesOfSite(siteNumber, today)).map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    staffName: row.staff_name,
    fromDay: row.from_day,
    untilDay: row.until_day,
    reason: row.reason,
    enteredBy: row.entered_by,
  }));
  const posts = database.read.all(postsOfSite(siteNumber)).map((row) => ({
    id: row.id,
    name: row.name,
    duties: row.duties,
    holderA: { id: row.holder_a, name: row.name_a },
    holderB: { id: row.holder_b, name: row.name_b },
    actingNow: isAbsent(absences, row.holder_a, today),
  }));
  return { posts, absences };
}

/**
 * Makes a post or changes it. Its holders are two people of this site.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` when both are one
 */
export function savePost(
  context: CoreContext,
  actor: StaffActor,
  post: { id: string | null; name: string; duties: string; holderA: string; holderB: string },
): PostsOverview {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  for (const holder of [post.holderA, post.holderB]) findStaffMember(context, holder);
  if (post.holderA === post.holderB) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'holderB', code: 'same-person' }] });
  }
  const known = listPosts(context).posts.some(({ id }) => id === post.id);
  if (post.id !== null && !known) throw failure('NOT_FOUND', { entity: 'post', id: post.id });
  const id = post.id ?? uuidv7();
  const fields = {
    name: post.name.trim(),
    duties: post.duties.trim(),
    holder_a: post.holderA,
    holder_b: post.holderB,
  };
  database.write({ name: 'posts.save', actor, subject: { entity: 'post', id } }, (unit) => {
    if (known) unit.update('post', { id }, fields);
    else unit.insert('post', { id, site_number: database.site.siteNumber, ...fields });
  });
  return listPosts(context);
}

/** Ends a post: its holders are bound by it no longer. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function closePost(context: CoreContext, actor: StaffActor, id: string): PostsOverview {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  if (!listPosts(context).posts.some((post) => post.id === id)) {
    throw failure('NOT_FOUND', { entity: 'post', id });
  }
  database.write({ name: 'posts.close', actor, subject: { entity: 'post', id } }, (unit) =>
    unit.update('post', { id }, { closed_at: database.now().toISOString() }),
  );
  return listPosts(context);
}

/**
 * Somebody is away from a day until a day, both included.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for days in the wrong order or all past
 */
export function enterAbsence(
  context: CoreContext,
  actor: StaffActor,
  absence: { staffId: string; fromDay: string; untilDay: string; reason: string },
): PostsOverview {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  findStaffMember(context, absence.staffId);
  const today = localDateInShanghai(database.now());
  if (absence.untilDay < absence.fromDay || absence.untilDay < today) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'untilDay', code: 'range' }] });
  }
  const id = uuidv7();
  const command = {
    name: 'posts.enterAbsence',
    actor,
    subject: { entity: 'staffAbsence', id },
    reason: absence.reason.trim(),
  };
  database.write(command, (unit) =>
    unit.insert('staffAbsence', {
      id,
      staff_id: absence.staffId,
      from_day: absence.fromDay,
      until_day: absence.untilDay,
      reason: absence.reason.trim(),
      entered_by: actor.name,
    }),
  );
  return listPosts(context);
}

/** The person is back, or does not go after all. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function endAbsence(context: CoreContext, actor: StaffActor, id: string): PostsOverview {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  if (!listPosts(context).absences.some((absence) => absence.id === id)) {
    throw failure('NOT_FOUND', { entity: 'staffAbsence', id });
  }
  database.write({ name: 'posts.endAbsence', actor, subject: { entity: 'staffAbsence', id } }, (unit) =>
    unit.update('staffAbsence', { id }, { ended_at: database.now().toISOString() }),
  );
  return listPosts(context);
}
