import { STAFF_ROLES, type StaffRole } from '#shared/domain/staff-role.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HubDatabase } from '../database/schema.ts';
import { Refused } from './refused.ts';

export type Role = StaffRole | 'system' | 'resident';

/** The application itself and its operator; what they may do is vouched for by the site's key. */
const SYSTEM = ['system', 'operator'];
/** Who is served rates, and does nothing else. */
const BY_RESIDENT = ['rating', 'rectification', 'rectificationEvent', 'caseEvent', 'case'];

/** In which role somebody did what a command says. @throws Refused `role-not-allowed`, `actor-unknown` */
export async function roleOf(
  database: HubDatabase,
  { actorId, siteNumber }: Change,
  command: readonly Change[],
): Promise<Role> {
  if (SYSTEM.includes(actorId)) return 'system';
  if (actorId === 'resident') {
    if (command.every(({ entity }) => BY_RESIDENT.includes(entity))) return 'resident';
    throw new Refused('role-not-allowed');
  }
  const role = roleAt(siteNumber, await staffOf(database, actorId));
  if (!role) throw new Refused('actor-unknown');
  return role;
}

interface KnownStaff {
  site_number: string;
  role: string;
}

/** Of one transaction: a batch has many commands of few people. */
const askedStaff = new WeakMap<HubDatabase, Map<string, KnownStaff | undefined>>();

async function staffOf(database: HubDatabase, id: string): Promise<KnownStaff | undefined> {
  const asked = askedStaff.get(database) ?? new Map<string, KnownStaff | undefined>();
  askedStaff.set(database, asked);
  if (!asked.has(id)) {
    const staff = database.selectFrom('known_staff').select(['site_number', 'role']).where('id', '=', id);
    asked.set(id, await staff.executeTakeFirst());
  }
  return asked.get(id);
}

/** Whether somebody is known to be of the staff of a change's centre without asking the database again. */
export function isKnownStaff(database: HubDatabase, { actorId, siteNumber }: Change): boolean {
  return roleAt(siteNumber, askedStaff.get(database)?.get(actorId)) !== undefined;
}

/** What was asked counts no more: a command has written of the staff. */
export function forgetStaff(database: HubDatabase): void {
  askedStaff.delete(database);
}

function roleAt(siteNumber: string, staff: KnownStaff | undefined): StaffRole | undefined {
  return staff?.site_number === siteNumber ? STAFF_ROLES.find((each) => each === staff.role) : undefined;
}
