import { holderOf } from '#shared/domain/case-holder.ts';
import type { BadReason, RatingLevel, RatingWay } from '#shared/domain/rating.ts';
import { isBadRating } from '#shared/domain/rating.ts';
import type { DueDate } from '#shared/domain/workdays.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What a rating takes over from its case. */
export interface RatedCase {
  id: string;
  number: string;
  site_number: string;
  held_by: string | null;
  item_name: string;
  department: string;
  clerk_id: string;
  clerk_name: string;
}

/** A rating as it was given. */
export interface RatingRecord {
  level: RatingLevel;
  reasons: readonly BadReason[];
  way: RatingWay;
  at: string;
}

export function insertRating(
  unit: UnitOfWork,
  rated: RatedCase,
  { level, reasons, way, at }: RatingRecord,
): void {
  unit.insert('rating', {
    case_id: rated.id,
    site_number: holderOf(rated),
    case_number: rated.number,
    item_name: rated.item_name,
    department: rated.department,
    clerk_id: rated.clerk_id,
    clerk_name: rated.clerk_name,
    level,
    reasons: JSON.stringify(isBadRating(level) ? [...new Set(reasons)] : []),
    way,
    rated_at: at,
  });
}

/** What a bad rating asks of the centre: put it right and call back by the day. */
export function openRectification(
  unit: UnitOfWork,
  rated: Pick<RatedCase, 'id' | 'site_number' | 'held_by'>,
  { at, due, by }: { at: string; due: Pick<DueDate, 'due' | 'provisional'>; by: Actor },
): void {
  unit.insert('rectification', {
    case_id: rated.id,
    site_number: holderOf(rated),
    state: 'to-rectify',
    opened_at: at,
    due_on: due.due,
    provisional: due.provisional ? 1 : 0,
    called_back_at: null,
    claimant_id: null,
    outcome: null,
    closed_at: null,
  });
  unit.insert('rectificationEvent', {
    case_id: rated.id,
    step_number: 1,
    step: 'open',
    from_state: null,
    to_state: 'to-rectify',
    at,
    actor_id: by.id,
    actor_name: by.name,
    site_number: holderOf(rated),
    note: '',
    result: null,
  });
}
