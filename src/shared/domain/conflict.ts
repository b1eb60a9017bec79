import { isAppendOnly, isOfCase, isOfSite } from '../sync/entity-scopes.ts';
import type { StaffRole } from './staff-role.ts';

/** Who decides between two values of a record: who answers for the centre, and the administrator. */
export const DECIDING_ROLES = ['manager', 'administrator'] as const satisfies StaffRole[];

/** Why a dispute cannot be decided at this centre. */
export const DECISION_OBSTACLES = ['other-centre', 'append-only', 'changed-since', 'does-not-fit'] as const;
export type DecisionObstacle = (typeof DECISION_OBSTACLES)[number];

/** Whose word a record is: what the hub takes from one centre alone is decided at that centre alone. */
export interface DecidedRecord {
  entity: string;
  entityId: string;
  /** The centre that holds the case, keeps the member of staff or made the record; null when every centre may write it. */
  ownerSite: string | null;
}

/** Whether a record is written by one centre alone. */
export function hasOneWriter(entity: string): boolean {
  return entity === 'case' || entity === 'staffMember' || isOfCase(entity) || isOfSite(entity);
}

/**
 * What stands in the way of deciding about a record at a centre, in a role; null when nothing does. The hub judges by the
 * same rules, and would give the decision back.
 */
export function decisionObstacle(
  { entity, entityId, ownerSite }: DecidedRecord,
  { siteNumber, role }: { siteNumber: string; role: StaffRole | 'system' },
): Extract<DecisionObstacle, 'other-centre' | 'append-only'> | null {
  if (isAppendOnly(entity)) return 'append-only';
  if (hasOneWriter(entity) && ownerSite !== siteNumber) return 'other-centre';
  // A manager answers for the own centre; of the others it is the administrator's to say.
  if (entity === 'centre' && role === 'manager' && entityId !== siteNumber) return 'other-centre';
  return null;
}
