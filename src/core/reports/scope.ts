import type { Report } from '#shared/contract/reports.ts';
import type { StaffActor } from '../staff/roles.ts';
import type { ReportScope } from './queries.ts';

/** What the actor may see of what is asked. */
export function scopeOf(
  actor: StaffActor,
  { siteNumber }: { siteNumber?: string | undefined },
): { kind: Report['scope']; scope: ReportScope } {
  if (actor.role === 'clerk') return { kind: 'clerk', scope: { siteNumber, clerkId: actor.id } };
  if (actor.role === 'handler') {
    return { kind: 'department', scope: { siteNumber, department: actor.department } };
  }
  return { kind: 'centres', scope: { siteNumber } };
}
