import type { StaffRole } from '#shared/domain/staff-role.ts';
import type { Actor } from '../db/database.ts';
import { failure } from '../errors.ts';

/** Who acts, and as what. `system` is the application itself and its operator at the command line. */
export interface StaffActor extends Actor {
  role: StaffRole | 'system';
  /** Of a handler: the department decided for, as the catalogue calls it. */
  department: string;
}

/**
 * Lets pass whoever acts in one of these roles, and the system.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function requireRole({ role }: StaffActor, ...allowed: StaffRole[]): void {
  if (role !== 'system' && !allowed.includes(role)) throw failure('ROLE_NOT_ALLOWED', { role, allowed });
}
