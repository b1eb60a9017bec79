import type { TakingPart } from '#shared/contract/social-organisations.ts';
import { findActivity } from '../activities/read.ts';
import { refused, requireOwn } from '../activities/scope.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { organisationById, takingPart } from './queries.ts';

/** Which organisations take part in an activity. @throws CoreError `NOT_FOUND` */
export function takingPartIn({ data: { database } }: CoreContext, activityId: string): TakingPart[] {
  findActivity(database.read, activityId);
  return database.read.all(takingPart(activityId));
}

/**
 * Says that an organisation takes part in an activity of this centre, or that it does not after all. What was held is put
 * right like this, too: who came is often known only afterwards.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `NOT_FOUND` also for a closed organisation; `ACTIVITY_REFUSED` for a cancelled
 * activity or another centre's
 */
export function takePart(
  context: CoreContext,
  actor: StaffActor,
  { activityId, organisationId, takes }: { activityId: string; organisationId: string; takes: boolean },
): TakingPart[] {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const row = findActivity(database.read, activityId);
  requireOwn(context, row);
  if (row.state === 'cancelled') throw refused(row, 'cancelled');
  const organisation = database.read.first(organisationById(organisationId));
  if (!organisation || (takes && organisation.closed_on !== null)) {
    throw failure('NOT_FOUND', { entity: 'socialOrganisation', id: organisationId });
  }
  const key = { activity_id: activityId, organisation_id: organisationId };
  const does = takingPartIn(context, activityId).some(({ id }) => id === organisationId);
  if (does !== takes) {
    const subject = { entity: 'activity', id: activityId };
    database.write({ name: 'socialOrganisations.takePart', actor, subject }, (unit) => {
      if (takes) unit.insert('activityOrganisation', key);
      else unit.delete('activityOrganisation', key);
    });
  }
  return takingPartIn(context, activityId);
}
