import type { StaffMember } from '#shared/contract/staff.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { failure } from '../errors.ts';

function staffOfSite(siteNumber: string) {
  return query
    .selectFrom('staff')
    .select(['id', 'name', 'name_initials as initials', 'post'])
    .where('site_number', '=', siteNumber)
    .orderBy('id');
}

/** The clerks of this site. */
export function listStaff(context: CoreContext): StaffMember[] {
  const { database } = context.data;
  return database.read.all(staffOfSite(database.site.siteNumber));
}

/** @throws CoreError `NOT_FOUND` for somebody who is no clerk of this site */
export function findStaffMember(context: CoreContext, staffId: string): StaffMember {
  const { database } = context.data;
  const found = database.read.first(staffOfSite(database.site.siteNumber).where('id', '=', staffId));
  if (!found) throw failure('NOT_FOUND', { entity: 'staffMember', id: staffId });
  return found;
}
