import { query } from '../db/query.ts';

/** What the hub told of the centres. */
export function contacts() {
  return query.selectFrom('centre_contacts').selectAll();
}

/** The latest change of a site that is here, by its own numbers. */
export function lastRecordOf(siteNumber: string) {
  return query
    .selectFrom('changes')
    .select('clock')
    .where('site_number', '=', siteNumber)
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(1);
}
