import { query } from '../db/query.ts';

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
