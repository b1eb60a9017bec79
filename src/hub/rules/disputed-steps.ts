import { plainFields } from '#shared/sync/plain-fields.ts';
import type { HubDatabase } from '../database/schema.ts';

/**
 * Whether a case can stand in a state that the rules do not know it in. Two installations of a centre may each have taken a step in
 * the same state, which both hold: one of them later, when the other one had led the case back there, or by the word of a hub that a
 * backup put back between them. Which state the case shows is for the order of the changes and a manager to say, and its holder goes
 * on from there: from either, or from a step after them. Who writes a number that is taken did not know the last step, and is
 * refused as ever.
 * @param entityId of the entry that claims to lead on from the state
 */
export async function standsInDispute(
  database: HubDatabase,
  entityId: string,
  state: unknown,
): Promise<boolean> {
  const [caseId, claimed] = entityId.split('/');
  const upTo = Array.from({ length: Math.min(Number(claimed), 999) }, (_, at) => `${caseId}/${at + 1}`);
  if (upTo.length === 0) return false;
  const entries = await database
    .selectFrom('changes')
    .select(['entity_id', 'fields'])
    .where('entity', '=', 'caseEvent')
    .where('entity_id', 'in', upTo)
    .where('operation', '=', 'insert')
    .where('outcome', '<>', 'refused')
    .execute();
  const steps = entries.map(({ entity_id, fields }) => ({
    number: Number(entity_id.split('/')[1]),
    to: plainFields(fields)?.to_state,
  }));
  if (steps.some(({ number }) => number === Number(claimed))) return false;
  const isDisputed = (one: (typeof steps)[number]) =>
    steps.some((other) => other !== one && other.number === one.number);
  const first = Math.min(...steps.filter(isDisputed).map(({ number }) => number));
  return steps.some(({ number, to }) => number >= first && to === state);
}
