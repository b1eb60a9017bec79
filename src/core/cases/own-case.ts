import { holderOf } from '#shared/domain/case-holder.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';

type HeldRow = Parameters<typeof holderOf>[0];

/** Whether this site holds a case, and so writes it. */
export function isOwnCase({ data: { database } }: CoreContext, row: HeldRow): boolean {
  return holderOf(row) === database.site.siteNumber;
}

/**
 * Lets pass what concerns a case that this site holds. What another centre holds came here by sync and is read only: the hub
 * would refuse the change.
 * @throws CoreError `CASE_OF_OTHER_CENTRE`
 */
export function requireOwnCase(context: CoreContext, row: HeldRow): void {
  if (isOwnCase(context, row)) return;
  const centre = context.data.database.read.first(centreBySite(holderOf(row)));
  throw failure('CASE_OF_OTHER_CENTRE', { centreName: centre?.name ?? '' });
}

/** The centre that holds a case, as a screen says it. */
export function holderWithName(context: CoreContext, row: HeldRow) {
  const siteNumber = holderOf(row);
  const centre = context.data.database.read.first(centreBySite(siteNumber));
  return { siteNumber, name: centre?.name ?? siteNumber, here: isOwnCase(context, row) };
}
