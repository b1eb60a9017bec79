import { uuidv7 } from 'uuidv7';
import type { Activity } from '#shared/contract/activities.ts';
import { toldOf } from '#shared/domain/told-of.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { signUpsOf } from './queries.ts';
import { type ActivityRow, findActivity, getActivity, readSignUps } from './read.ts';
import { refused } from './scope.ts';

/** Who sits at the counter or answers for the centre; also for activities of other centres. */
const MAY_SIGN_UP = ['clerk', 'manager', 'administrator'] as const;

/**
 * Somebody comes: a volunteer by the register, or a visitor by name. Whoever withdrew before stands at the end again.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`; `ACTIVITY_REFUSED` for one that is held or cancelled, and for a
 * volunteer who is on the list already
 */
export function signUp(
  context: CoreContext,
  actor: StaffActor,
  given: { id: string; volunteerId: string | null; name: string; phone: string },
): Activity {
  requireRole(actor, ...MAY_SIGN_UP);
  const { database } = context.data;
  const row = findActivity(database.read, given.id);
  if (row.state === 'held' || row.state === 'cancelled') throw refused(row, row.state);
  const { volunteerId } = given;
  if (volunteerId !== null) requireVolunteer(context, volunteerId);
  // A volunteer is one participant at an activity, wherever he is signed up.
  const participantId = volunteerId ?? uuidv7();
  const before = readSignUps(database.read, given.id).find((one) => one.participantId === participantId);
  if (before && before.withdrawnAt === null) throw refused(row, 'signed-up');
  const key = { activity_id: given.id, participant_id: participantId };
  const fields = {
    name: given.name,
    phone: given.phone,
    signed_up_at: database.now().toISOString(),
    withdrawn_at: null,
    ...{ told_at: null, told_of: null },
    place_promised: Number(findsPlace(database.read, row)),
  };
  const command = { name: 'activities.signUp', actor, subject: { entity: 'activity', id: given.id } };
  database.write(command, (unit) => {
    if (before) unit.update('activitySignUp', key, fields);
    else unit.insert('activitySignUp', { ...key, volunteer_id: volunteerId, ...fields });
  });
  return getActivity(context, given.id);
}

/** Somebody does not come after all; the next who waits has the place by that alone. @throws CoreError as `signUp` */
export function withdrawSignUp(
  context: CoreContext,
  actor: StaffActor,
  { id, participantId }: { id: string; participantId: string },
): Activity {
  return note(
    context,
    actor,
    'activities.withdraw',
    { id, participantId },
    {
      withdrawn_at: context.data.database.now().toISOString(),
    },
  );
}

/** 已电话通知: somebody without a smartphone was called, or the mark is taken back. @throws CoreError as `signUp` */
export function tellSignUp(
  context: CoreContext,
  actor: StaffActor,
  { told, ...who }: { id: string; participantId: string; told: boolean },
): Activity {
  const { database } = context.data;
  // Who is called hears how he stands now.
  const { placed } = getActivity(context, who.id);
  const activity = findActivity(database.read, who.id);
  const has = placed.some(({ participantId }) => participantId === who.participantId);
  return note(context, actor, 'activities.tell', who, {
    told_at: told ? database.now().toISOString() : null,
    told_of: told ? toldOf(activity) : null,
    ...(told && { place_promised: Number(has) }),
  });
}

/**
 * What was said to people does not hold any more: the activity is at another time or place, or not at all. A mark that says of
 * what they were told says so itself.
 */
export function forgetTold(unit: UnitOfWork, activityId: string): void {
  for (const { participant_id, told_at, told_of } of unit.read.all(signUpsOf(activityId))) {
    const key = { activity_id: activityId, participant_id };
    if (told_at !== null && told_of === null) unit.update('activitySignUp', key, { told_at: null });
  }
}

function note(
  context: CoreContext,
  actor: StaffActor,
  name: string,
  { id, participantId }: { id: string; participantId: string },
  fields: {
    withdrawn_at?: string;
    told_at?: string | null;
    told_of?: string | null;
    place_promised?: number;
  },
): Activity {
  requireRole(actor, ...MAY_SIGN_UP);
  const { database } = context.data;
  const row = findActivity(database.read, id);
  // Of a cancelled one people are told that it is.
  const over = row.state === 'held' || (row.state === 'cancelled' && fields.told_at === undefined);
  if (over) throw refused(row, row.state === 'held' ? 'held' : 'cancelled');
  const known = readSignUps(database.read, id).find((one) => one.participantId === participantId);
  if (!known || known.withdrawnAt !== null)
    throw failure('NOT_FOUND', { entity: 'activitySignUp', id: participantId });
  const key = { activity_id: id, participant_id: participantId };
  database.write({ name, actor, subject: { entity: 'activity', id } }, (unit) =>
    unit.update('activitySignUp', key, fields),
  );
  return getActivity(context, id);
}

/** Whether the next one who signs up has a place. */
function findsPlace(read: ReadHandle, { id, capacity }: ActivityRow): boolean {
  const coming = readSignUps(read, id).filter(({ withdrawnAt }) => withdrawnAt === null);
  return capacity === 0 || coming.length < capacity;
}

function requireVolunteer({ data: { database } }: CoreContext, id: string): void {
  const known = database.read.first(query.selectFrom('volunteers').select('id').where('id', '=', id));
  if (!known) throw failure('NOT_FOUND', { entity: 'volunteer', id });
}
