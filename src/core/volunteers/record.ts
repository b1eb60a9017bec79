import { uuidv7 } from 'uuidv7';
import type { VolunteerHonour, VolunteerPage } from '#shared/contract/volunteers.ts';
import { isLocalDate, type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { endHoldingsOf } from '../volunteer-posts/service.ts';
import { honourById } from './queries.ts';
import { getVolunteer } from './service.ts';

/**
 * 退出: the record stays with all that was earned, and the posts end.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a day to come
 */
export function leave(
  context: CoreContext,
  actor: StaffActor,
  { id, on, reason }: { id: string; on: LocalDate; reason: string },
): VolunteerPage {
  requireRole(actor, 'manager', 'administrator');
  getVolunteer(context, id);
  refuseDayToCome(context, 'on', on);
  const command = { name: 'volunteers.leave', actor, subject: { entity: 'volunteer', id }, reason };
  context.data.database.write(command, (unit) => {
    unit.update('volunteer', { id }, { left_on: on });
    endHoldingsOf(unit, id, on);
  });
  return getVolunteer(context, id);
}

/** 恢复登记 of one who left. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function rejoin(
  context: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): VolunteerPage {
  requireRole(actor, 'manager', 'administrator');
  getVolunteer(context, id);
  const command = { name: 'volunteers.rejoin', actor, subject: { entity: 'volunteer', id }, reason };
  context.data.database.write(command, (unit) => unit.update('volunteer', { id }, { left_on: null }));
  return getVolunteer(context, id);
}

/**
 * 培训 or 表彰 in the record of service.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for a day to come
 */
export function addHonour(
  context: CoreContext,
  actor: StaffActor,
  { volunteerId, honour }: { volunteerId: string; honour: Omit<VolunteerHonour, 'id'> },
): VolunteerPage {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  getVolunteer(context, volunteerId);
  refuseDayToCome(context, 'day', honour.day);
  const id = uuidv7();
  const command = { name: 'volunteers.addHonour', actor, subject: { entity: 'volunteer', id: volunteerId } };
  context.data.database.write(command, (unit) =>
    unit.insert('volunteerHonour', {
      id,
      volunteer_id: volunteerId,
      kind: honour.kind,
      day: honour.day,
      name: honour.name.trim(),
      given_by: honour.givenBy.trim(),
      minutes: honour.minutes,
    }),
  );
  return getVolunteer(context, volunteerId);
}

/** Takes an entry back that should not be there; the log keeps it and says why. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function removeHonour(
  context: CoreContext,
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): VolunteerPage {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const known = database.read.first(honourById(id));
  if (!known) throw failure('NOT_FOUND', { entity: 'volunteerHonour', id });
  const subject = { entity: 'volunteer', id: known.volunteer_id };
  database.write({ name: 'volunteers.removeHonour', actor, subject, reason }, (unit) =>
    unit.delete('volunteerHonour', { id }),
  );
  return getVolunteer(context, known.volunteer_id);
}

function refuseDayToCome(context: CoreContext, field: string, day: LocalDate): void {
  if (isLocalDate(day) && day <= localDateInShanghai(context.data.database.now())) return;
  throw failure('INVALID_ANSWERS', { problems: [{ field, code: 'range' }] });
}
