import { setImmediate } from 'node:timers/promises';
import type { Month } from '#shared/domain/months.ts';
import { type CountedCase, countedCase, stillCounts } from '#shared/domain/town-figures.ts';
import { caseRoot } from '#shared/sync/entity-scopes.ts';
import type { HubDatabase } from '../database/schema.ts';
import { foldedEntity } from '../folded-entity.ts';

/** Taken in at once; between two runs the hub answers whoever waits. */
const numbersAtOnce = 200;

/**
 * Brings what is known of the cases up to what was taken in, from where it ended the last time. Cases that no figure of
 * the month counts any more are left out, so that what is kept stays as small as what is open.
 * @param goesOn whether to begin another run; the hub may be asked to end
 * @returns whether anything was new
 */
export async function countCases(
  database: HubDatabase,
  month: Month,
  goesOn: () => boolean = () => true,
): Promise<boolean> {
  let wasNew = false;
  while (goesOn()) {
    const moved = await database.transaction().execute((transaction) => countRun(transaction, month));
    if (!moved) break;
    wasNew = true;
    await setImmediate();
  }
  return wasNew;
}

async function countRun(database: HubDatabase, month: Month): Promise<boolean> {
  const { last_number: last } = await database
    .selectFrom('hub')
    .select('last_number')
    .executeTakeFirstOrThrow();
  const stand = await database.selectFrom('upward_stand').select('taken_number').executeTakeFirst();
  const from = stand?.taken_number ?? 0;
  if (from >= last) return false;
  const upTo = Math.min(last, from + numbersAtOnce);
  const touched = await database
    .selectFrom('changes')
    .select('entity_id')
    .distinct()
    .where('hub_number', '>', from)
    .where('hub_number', '<=', upTo)
    .where('entity', '=', 'case')
    .execute();
  for (const { entity_id: id } of touched) await countCase(database, id, month);
  await database
    .insertInto('upward_stand')
    .values({ singleton: 1, taken_number: upTo })
    .onConflict((conflict) => conflict.column('singleton').doUpdateSet({ taken_number: upTo }))
    .execute();
  return true;
}

async function countCase(database: HubDatabase, id: string, month: Month): Promise<void> {
  const { exists, fields } = await foldedEntity(database, { entity: 'case', entityId: id });
  const standing = new Map([...fields].map(([name, { standing }]) => [name, standing.value]));
  const refused = exists && (await wasRefused(database, id, standing.get('state')));
  const counted = exists ? countedCase(standing, refused) : null;
  await database.deleteFrom('counted_cases').where('id', '=', id).execute();
  if (!counted || !stillCounts(counted, month)) return;
  await database.insertInto('counted_cases').values(rowOf(id, counted)).execute();
}

/** Whether 不予办理 was said of a case; where its state does not show it any more its history does. */
async function wasRefused(database: HubDatabase, id: string, state: unknown): Promise<boolean> {
  if (state !== 'delivered' && state !== 'rated') return state === 'refused';
  const steps = await database
    .selectFrom('changes')
    .select('fields')
    .where('root', '=', caseRoot(id))
    .where('entity', '=', 'caseEvent')
    .where('outcome', '<>', 'refused')
    .execute();
  return steps.some(({ fields }) => (JSON.parse(fields) as { step?: unknown }).step === 'refuse');
}

function rowOf(id: string, counted: CountedCase) {
  return {
    id,
    centre_number: counted.centreNumber,
    case_number: counted.caseNumber,
    item_name: counted.itemName,
    department: counted.department,
    state: counted.state,
    due_on: counted.dueOn,
    suspended: counted.suspended ? 1 : 0,
    gaps: counted.gaps ? 1 : 0,
    received_on: counted.receivedOn,
    closed_on: counted.closedOn,
    completed: counted.completed ? 1 : 0,
  };
}
