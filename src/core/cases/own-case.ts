import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';

/** Whether this site holds a case, and so writes it. */
export function isOwnCase({ data: { database } }: CoreContext, row: { site_number: string }): boolean {
  return row.site_number === database.site.siteNumber;
}

/**
 * Lets pass what concerns a case of this site. What another centre took in came here by sync and is read only: the hub
 * would refuse the change.
 * @throws CoreError `CASE_OF_OTHER_CENTRE`
 */
export function requireOwnCase(context: CoreContext, row: { site_number: string }): void {
  if (isOwnCase(context, row)) return;
  const centre = context.data.database.read.first(centreBySite(row.site_number));
  throw failure('CASE_OF_OTHER_CENTRE', { centreName: centre?.name ?? '' });
}
