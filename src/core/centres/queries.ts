import { query } from '../db/query.ts';

export function centreBySite(siteNumber: string) {
  return query
    .selectFrom('centres')
    .select(['site_number', 'name', 'division_code', 'division_name', 'phone', 'address'])
    .where('site_number', '=', siteNumber);
}

/** Every centre of the town, by its number. */
export const allCentres = query
  .selectFrom('centres')
  .select(['site_number', 'name', 'division_name', 'phone', 'address'])
  .orderBy('site_number');
