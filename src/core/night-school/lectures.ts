import type { CourseDetail } from '#shared/contract/night-school.ts';
import { findActivity } from '../activities/read.ts';
import { requireOwn } from '../activities/scope.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { readCourse } from './read.ts';

/**
 * What a lecture is called and what is handed out, before it or after.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` also for what is no lecture, `ACTIVITY_REFUSED`
 */
export function saveLecture(
  context: CoreContext,
  actor: StaffActor,
  { id, name, material }: { id: string; name: string; material: string },
): CourseDetail {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const row = findActivity(database.read, id);
  if (row.course_id === null) throw failure('NOT_FOUND', { entity: 'lecture', id });
  requireOwn(context, row);
  database.write({ name: 'nightSchool.saveLecture', actor, subject: { entity: 'activity', id } }, (unit) =>
    unit.update('activity', { id }, { name, material }),
  );
  return readCourse(context, row.course_id);
}
