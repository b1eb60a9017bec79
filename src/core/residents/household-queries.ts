import { sql } from 'kysely';
import { query } from '../db/query.ts';
import { lineColumns } from './queries.ts';

export function membershipOf(residentId: string) {
  return query
    .selectFrom('household_members')
    .select(['household_id', 'relation'])
    .where('resident_id', '=', residentId);
}

export function householdById(id: string) {
  return query.selectFrom('households').select(['id', 'address']).where('id', '=', id);
}

export function membersOfHousehold(householdId: string) {
  return query
    .selectFrom('household_members')
    .innerJoin('residents', 'residents.id', 'household_members.resident_id')
    .select([...lineColumns, 'household_members.relation'])
    .where('household_id', '=', householdId)
    .orderBy(sql`household_members.relation = 'head'`, 'desc')
    .orderBy('residents.birth_date')
    .orderBy('residents.local_row');
}
