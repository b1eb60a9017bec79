import { query } from '../db/query.ts';

function requests() {
  return query
    .selectFrom('record_requests as request')
    .leftJoin('record_grants as grant', 'grant.request_id', 'request.id')
    .selectAll('request')
    .select(['grant.outcome', 'grant.resident_ids', 'grant.case_ids', 'grant.answered_at']);
}

/** What a site asked for, newest first. */
export function requestsOfSite(siteNumber: string, limit: number) {
  return requests()
    .where('request.site_number', '=', siteNumber)
    .orderBy('request.made_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit);
}

/** What others asked for and nobody has answered; they come to the town's site alone. */
export function unansweredOfOthers(siteNumber: string) {
  return requests().where('request.site_number', '<>', siteNumber).where('grant.outcome', 'is', null);
}

export function caseIdsOfResidents(residentIds: string[]) {
  return query.selectFrom('cases').select('id').where('resident_id', 'in', residentIds).orderBy('id');
}
