import { query } from '../db/query.ts';

export function centreBySite(siteNumber: string) {
  return query
    .selectFrom('centres')
    .select(['site_number', 'name', 'division_code', 'division_name', 'phone'])
    .where('site_number', '=', siteNumber);
}
