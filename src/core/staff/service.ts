import type { StaffMember } from '#shared/contract/staff.ts';
import type { StaffRole } from '#shared/domain/staff-role.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { failure } from '../errors.ts';

function staffOfSite(siteNumber: string) {
  return query
    .selectFrom('staff')
    .select(['id', 'name', 'name_initials as initials', 'post', 'role', 'department'])
    .where('site_number', '=', siteNumber)
    .orderBy('id');
}

function staffMember<Row extends { role: string }>(row: Row): Row & { role: StaffRole } {
  return { ...row, role: row.role as StaffRole };
}

/** The staff of this site. */
export function listStaff(context: CoreContext): StaffMember[] {
  const { database } = context.data;
  return database.read.all(staffOfSite(database.site.siteNumber)).map(staffMember);
}

/** @throws CoreError `NOT_FOUND` for somebody who is no clerk of this site */
export function findStaffMember(context: CoreContext, staffId: string): StaffMember {
  const { database } = context.data;
  const found = database.read.first(staffOfSite(database.site.siteNumber).where('id', '=', staffId));
  if (!found) throw failure('NOT_FOUND', { entity: 'staffMember', id: staffId });
  return staffMember(found);
}
