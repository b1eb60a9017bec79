import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import type { EntityRow } from '#core/db/synced-entities.ts';
import type { Random } from '#core/seed/random.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import type { StaffRole } from '#shared/domain/staff-role.ts';

/** Somebody of the demo data of a site. */
export function staff(context: CoreContext, at: number, role: StaffRole, department = ''): StaffActor {
  const { siteNumber } = context.data.database.site;
  return { id: `demo-${siteNumber}-${at}`, name: `${siteNumber}-${at}`, role, department };
}
export const aClerk = (context: CoreContext, random: Random) => staff(context, random.between(1, 3), 'clerk');
export const manager = (context: CoreContext) => staff(context, 4, 'manager');

export type Resident = EntityRow<'resident'>;

export function anyResident({ data: { database } }: CoreContext, random: Random): Resident | null {
  // Those known longest are known to others, too.
  const known = database.read.all(query.selectFrom('residents').selectAll().orderBy('id').limit(6));
  return known.length === 0 ? null : (random.pick(known) as unknown as Resident);
}

export const telephone = (random: Random) => `1380000000${random.below(10)}`;
