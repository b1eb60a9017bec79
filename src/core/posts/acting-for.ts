import { actingOn } from '#shared/domain/acting.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { Database } from '../db/database.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { absencesOf, postsHeldBy } from './queries.ts';

/** In whose name somebody acts on a case. */
export interface ActingFor {
  /** The clerk in whose place it is done; null for one's own right. */
  actingFor: string | null;
  /** As it stands on paper: `黄志强（代陈晓敏）`. */
  signature: string;
}

/**
 * AB岗: B acts on A's cases while A is away and at no other time; both names are kept.
 * @throws CoreError `CASE_OF_COLLEAGUE`
 */
export function actingFor(
  database: Database,
  actor: StaffActor,
  clerk: { id: string; name: string },
): ActingFor {
  const held = actor.id === clerk.id ? [] : database.read.all(postsHeldBy(clerk.id));
  if (held.length === 0) return { actingFor: null, signature: actor.name };
  const today = localDateInShanghai(database.now());
  const acting = actingOn({
    actorId: actor.id,
    ofOffice: actor.role !== 'clerk',
    clerkId: clerk.id,
    posts: held.map(({ holder_a, holder_b }) => ({ holderA: holder_a, holderB: holder_b })),
    absences: database.read.all(absencesOf(clerk.id, today)).map((absence) => ({
      staffId: absence.staff_id,
      fromDay: absence.from_day,
      untilDay: absence.until_day,
    })),
    today,
  });
  if (acting === 'own') return { actingFor: null, signature: actor.name };
  if (acting === 'for-holder') {
    return { actingFor: clerk.name, signature: `${actor.name}（代${clerk.name}）` };
  }
  throw failure('CASE_OF_COLLEAGUE', {
    clerkName: clerk.name,
    deputies: held.map(({ name_b }) => name_b),
    deputy: held.some(({ holder_b }) => holder_b === actor.id),
  });
}
