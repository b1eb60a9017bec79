import { uuidv7 } from 'uuidv7';
import type { ResidentCard } from '#shared/contract/residents.ts';
import type { HouseholdRelation } from '#shared/domain/households.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import type { CoreContext } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { membershipOf, membersOfHousehold } from './household-queries.ts';
import type { ResidentRow } from './resident-line.ts';
import { getResident, requireResident } from './service.ts';

/**
 * Puts a person into the household of another one, or says anew what they are to its head. Where there is no household
 * yet one is made at the other one's address, with the other one as its head.
 * @throws CoreError `NOT_FOUND`, `HAS_HOUSEHOLD`, `ROLE_NOT_ALLOWED`, `INVALID_ANSWERS` (`head-exists`, `same-person`,
 *   `organisation`)
 */
export function addHouseholdMember(
  context: CoreContext,
  actor: StaffActor,
  { id, memberId, relation }: { id: string; memberId: string; relation: HouseholdRelation },
): ResidentCard {
  requireRole(actor, 'clerk', 'manager');
  const person = requireResident(context, id);
  const member = requireResident(context, memberId);
  const refuse = (code: string, field = 'memberId') => {
    throw failure('INVALID_ANSWERS', { problems: [{ field, code }] });
  };
  if ([person, member].some(({ identity_kind }) => isOrganisationKind(identity_kind))) refuse('organisation');
  const { read } = context.data.database;
  const theirs = read.first(membershipOf(memberId));
  const known = read.first(membershipOf(id));
  if (theirs && theirs.household_id !== known?.household_id)
    throw failure('HAS_HOUSEHOLD', { name: member.name });
  if (!known && id === memberId) refuse('same-person');
  const others = known
    ? read.all(membersOfHousehold(known.household_id)).filter((other) => other.id !== memberId)
    : [{ relation: 'head' }];
  if (relation === 'head' && others.some((other) => other.relation === 'head'))
    refuse('head-exists', 'relation');

  const command = { name: 'residents.add-household-member', actor, subject: { entity: 'resident', id } };
  context.data.database.write(command, (unit) => {
    const householdId = known?.household_id ?? newHousehold(unit, person);
    if (theirs) unit.update('householdMember', { resident_id: memberId }, { relation });
    else unit.insert('householdMember', { resident_id: memberId, household_id: householdId, relation });
  });
  return getResident(context, id);
}

/**
 * Takes a person out of their household. One that nobody but a single person is left in is a household all the same;
 * an empty one goes. @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export function removeHouseholdMember(
  context: CoreContext,
  actor: StaffActor,
  { id, memberId }: { id: string; memberId: string },
): ResidentCard {
  requireRole(actor, 'clerk', 'manager');
  const { read } = context.data.database;
  const membership = read.first(membershipOf(memberId));
  if (!membership || membership.household_id !== read.first(membershipOf(id))?.household_id) {
    throw failure('NOT_FOUND', { entity: 'householdMember', id: memberId });
  }
  const last = read.all(membersOfHousehold(membership.household_id)).length === 1;
  const command = { name: 'residents.remove-household-member', actor, subject: { entity: 'resident', id } };
  context.data.database.write(command, (unit) => {
    unit.delete('householdMember', { resident_id: memberId });
    if (last) unit.delete('household', { id: membership.household_id });
  });
  return getResident(context, id);
}

function newHousehold(unit: UnitOfWork, head: ResidentRow): string {
  const id = uuidv7();
  unit.insert('household', { id, address: head.address });
  unit.insert('householdMember', { resident_id: head.id, household_id: id, relation: 'head' });
  return id;
}
