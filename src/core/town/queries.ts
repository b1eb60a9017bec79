import { query } from '../db/query.ts';

/** What the hub told of the centres, or at a county of the towns whose hubs are below it. */
export function contacts(of: 'centres' | 'hubs' = 'centres') {
  return query
    .selectFrom('centre_contacts')
    .selectAll()
    .where('is_hub', '=', of === 'hubs' ? 1 : 0);
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
