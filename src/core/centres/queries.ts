import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';

export const centreBySite = compiledFor((siteNumber: string) =>
  query
    .selectFrom('centres')
    .select(['site_number', 'name', 'division_code', 'division_name', 'phone', 'address'])
    .where('site_number', '=', siteNumber),
);

/** Every centre of the town, by its number. */
export const allCentres = query
  .selectFrom('centres')
  .select(['site_number', 'name', 'division_name', 'phone', 'address'])
  .orderBy('site_number');
