import { query } from '../db/query.ts';
import { newestFirst } from './queries.ts';

/** @param residentIds every record of the person */
export function openCasesOfResident(residentIds: string[]) {
  return newestFirst().where('resident_id', 'in', residentIds).where('closed_at', 'is', null);
}

export function closedCasesOfResident(residentIds: string[], limit: number) {
  return newestFirst()
    .where('resident_id', 'in', residentIds)
    .where('closed_at', 'is not', null)
    .limit(limit);
}

export function countClosedCasesOfResident(residentIds: string[]) {
  return query
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('resident_id', 'in', residentIds)
    .where('closed_at', 'is not', null);
}
