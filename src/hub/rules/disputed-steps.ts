import { plainFields } from '#shared/sync/plain-fields.ts';
import type { HubDatabase } from '../database/schema.ts';

/**
 * Whether a case can stand in a state that the rules do not know it in. Two installations of a centre may each have been told, by a
 * hub that a backup put back between them, that their step from one state is confirmed. Both hold; which of the two states the case
 * shows is for the order of the changes and a manager to say, and its holder goes on from there.
 * @param entityId of the entry that claims to lead on from the state
 */
export async function standsInDispute(
  database: HubDatabase,
  entityId: string,
  state: unknown,
): Promise<boolean> {
  const [caseId, number] = entityId.split('/');
  const before = Array.from({ length: Math.min(Number(number) - 1, 999) }, (_, at) => `${caseId}/${at + 1}`);
  if (before.length === 0) return false;
  const entries = await database
    .selectFrom('changes')
    .select(['entity_id', 'fields'])
    .where('entity', '=', 'caseEvent')
    .where('entity_id', 'in', before)
    .where('operation', '=', 'insert')
    .where('outcome', '<>', 'refused')
    .execute();
  const numberOf = (entry: string) => Number(entry.split('/')[1]);
  const seen = new Set<string>();
  const disputed = entries.flatMap(({ entity_id }) => {
    if (seen.has(entity_id)) return [numberOf(entity_id)];
    seen.add(entity_id);
    return [];
  });
  // What was disputed once can stand wherever any of the two led, and any step after it.
  const from = Math.min(...disputed);
  return entries.some(
    ({ entity_id, fields }) => numberOf(entity_id) >= from && plainFields(fields)?.to_state === state,
  );
}
