import type { Change } from '#shared/sync/change.ts';
import type { HubDatabase } from '../database/schema.ts';
import { Refused } from './refused.ts';

/**
 * Whether a change decides between two entries of a case's history that have one number. Two installations of one centre can take
 * two steps in the same state, such as urging, without knowing of each other: both hold, and a manager says what the entry reads.
 */
export function isEntryDecision({ entity, operation }: Pick<Change, 'entity' | 'operation'>): boolean {
  return entity === 'caseEvent' && operation === 'update';
}

/**
 * An entry is never written again but for that. Where the case stands is not touched by it. Who holds the case decides, also when the
 * centre that held it before wrote both.
 * @throws Refused `step-not-allowed`
 */
export async function refuseWhatDecidesNothing(
  database: HubDatabase,
  { entityId }: Change,
  mayDecide: boolean,
): Promise<void> {
  const entries = await database
    .selectFrom('changes')
    .select('epoch')
    .where('entity_id', '=', entityId)
    .where('entity', '=', 'caseEvent')
    .where('operation', '=', 'insert')
    .where('outcome', '<>', 'refused')
    .limit(2)
    .execute();
  if (!mayDecide || entries.length < 2) throw new Refused('step-not-allowed');
}
