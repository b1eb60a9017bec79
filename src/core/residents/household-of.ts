import type { Household } from '#shared/contract/residents.ts';
import type { HouseholdRelation } from '#shared/domain/households.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { householdById, membershipOf, membersOfHousehold } from './household-queries.ts';
import { residentLineOf } from './resident-line.ts';

/** The household a person lives in, its head first, then by age; null for who is in none. */
export function householdOf(read: ReadHandle, residentId: string): Household | null {
  const membership = read.first(membershipOf(residentId));
  const row = membership && read.first(householdById(membership.household_id));
  if (!row) return null;
  const members = read
    .all(membersOfHousehold(row.id))
    .map((member) => ({ ...residentLineOf(member), relation: member.relation as HouseholdRelation }));
  return { id: row.id, address: row.address, members };
}
