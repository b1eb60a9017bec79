import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import type { EntityRow } from '#core/db/synced-entities.ts';
import type { Random } from '#core/seed/random.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import type { StaffRole } from '#shared/domain/staff-role.ts';
import { season } from './season.ts';

/** Somebody of the demo data of a site. */
export function staff(context: CoreContext, at: number, role: StaffRole, department = ''): StaffActor {
  const { siteNumber } = context.data.database.site;
  return { id: `demo-${siteNumber}-${at}`, name: `${siteNumber}-${at}`, role, department };
}
export const aClerk = (context: CoreContext, random: Random) => staff(context, random.between(1, 3), 'clerk');
export const manager = (context: CoreContext) => staff(context, 4, 'manager');

export type Resident = EntityRow<'resident'>;

export function anyResident({ data: { database } }: CoreContext, random: Random): Resident | null {
  const few = query.selectFrom('residents').selectAll().limit(6);
  const { since } = season();
  // Those who came last before the season began, or were there first: they are known to others, too.
  const before =
    since === null ? [] : database.read.all(few.where('id', '<', idAt(since)).orderBy('id', 'desc'));
  const known = before.length > 0 ? before : database.read.all(few.orderBy('id'));
  return known.length === 0 ? null : (random.pick(known) as unknown as Resident);
}

/** How the identifiers of a moment begin. */
function idAt(milliseconds: number): string {
  const digits = milliseconds.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

export const telephone = (random: Random) => `1380000000${random.below(10)}`;
