import { query } from '../db/query.ts';
import { countedAttendances } from '../ledger/queries.ts';

function certificates() {
  return query
    .selectFrom('certificates as certificate')
    .leftJoin('centres', 'centres.site_number', 'certificate.site_number')
    .selectAll('certificate')
    .select('centres.name as centre_name');
}
export type CertificateRow = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number];

export function anyCertificate(number: string) {
  return certificates().where('certificate.number', '=', number);
}

export function certificatesOfVolunteer(volunteerId: string) {
  return certificates()
    .where('certificate.volunteer_id', '=', volunteerId)
    .orderBy('certificate.issued_at', 'desc')
    .orderBy('certificate.number', 'desc');
}

/** What counts in the ledger of a volunteer between two days, both included, the oldest first. */
export function serviceBetween(volunteerId: string, fromDay: string, untilDay: string) {
  return query
    .selectFrom(
      countedAttendances()
        .where('entry.kind', '=', 'hours')
        .where('entry.volunteer_id', '=', volunteerId)
        .where('entry.service_day', '>=', fromDay)
        .where('entry.service_day', '<=', untilDay)
        .as('counted'),
    )
    .leftJoin('activities', 'activities.id', 'counted.activity_id')
    .leftJoin('centres', 'centres.site_number', 'activities.site_number')
    .where('counted.amount', '>', 0)
    .select(['counted.service_day', 'counted.amount', 'activities.name', 'centres.name as centre_name'])
    .orderBy('counted.service_day')
    .orderBy('counted.activity_id');
}
