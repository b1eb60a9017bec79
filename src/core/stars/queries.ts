import { sql } from 'kysely';
import { query } from '../db/query.ts';
import { countedAttendances } from '../ledger/queries.ts';

function applications() {
  return query
    .selectFrom('star_applications as application')
    .innerJoin('volunteers', 'volunteers.id', 'application.volunteer_id')
    .leftJoin('centres', 'centres.site_number', 'volunteers.site_number')
    .selectAll('application')
    .select(['volunteers.name', 'centres.name as centre_name']);
}
export type ApplicationRow = Awaited<ReturnType<ReturnType<typeof applications>['execute']>>[number];

export function latestApplications(limit: number) {
  return applications()
    .orderBy('application.applied_on', 'desc')
    .orderBy('application.id', 'desc')
    .limit(limit);
}

export function applicationById(id: string) {
  return applications().where('application.id', '=', id);
}

export function applicationsOf(volunteerId: string) {
  return query.selectFrom('star_applications').selectAll().where('volunteer_id', '=', volunteerId);
}

/** Registered volunteers with at least so many minutes, most first. */
export function volunteersFromMinutes(minutes: number, limit: number) {
  return query
    .selectFrom(countedAttendances().where('entry.kind', '=', 'hours').as('counted'))
    .innerJoin('volunteers', 'volunteers.id', 'counted.volunteer_id')
    .leftJoin('centres', 'centres.site_number', 'volunteers.site_number')
    .select(['volunteers.id', 'volunteers.name', 'centres.name as centre_name'])
    .select(({ fn }) => fn.sum<number>('counted.amount').as('minutes'))
    .where('volunteers.left_on', 'is', null)
    .groupBy('volunteers.id')
    .having(sql`sum(counted.amount)`, '>=', minutes)
    .orderBy(sql`sum(counted.amount)`, 'desc')
    .limit(limit);
}
