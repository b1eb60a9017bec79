import { query } from '#core/db/query.ts';
import { checkLedger } from '#core/ledger/check.ts';
import { balances } from '#core/ledger/service.ts';
import { hold } from './failure.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedSite } from './simulated-site.ts';

interface Entry {
  id: string;
  volunteer_id: string;
  activity_id: string | null;
  kind: string;
  amount: number;
  reverses: string | null;
}

/**
 * At every site the ledger is what its entries alone come to, counted anew in the plainest way, the same at all sites and at the
 * hub, and no hour of anybody counts twice.
 */
export async function checkLedgers(sites: readonly SimulatedSite[], hub: SimulatedHub): Promise<void> {
  const atHub = recount(await entriesOfHub(hub));
  for (const site of sites) {
    site.run((context) => {
      const { ok, problems } = checkLedger(context);
      hold(ok, () => `ledger of ${site.name}: ${JSON.stringify(problems[0])}`);
      const entries = context.data.database.read.all(
        query
          .selectFrom('ledger_entries')
          .select(['id', 'volunteer_id', 'activity_id', 'kind', 'amount', 'reverses']),
      );
      const here = recount(entries);
      const shown = balances(context.data.database.read, [...here.keys()]);
      for (const [id, counted] of here) {
        const { minutes, points } = shown.get(id) ?? { minutes: 0, points: 0 };
        const isShown = minutes === counted.hours && points === counted.points;
        hold(
          isShown,
          () => `${site.name} shows ${minutes} and ${points} of ${id}, not ${JSON.stringify(counted)}`,
        );
        const there = JSON.stringify(atHub.get(id));
        const same = JSON.stringify(counted) === there;
        hold(
          same,
          () => `the ledger of ${id}: ${JSON.stringify(counted)} at ${site.name}, ${there} at the hub`,
        );
      }
      for (const id of atHub.keys()) hold(here.has(id), () => `no ledger of ${id} at ${site.name}`);
    });
  }
}

/** From the log of the hub alone: the entries that were taken in. */
async function entriesOfHub({ database }: SimulatedHub): Promise<Entry[]> {
  const rows = await database
    .selectFrom('changes')
    .select(['entity_id', 'fields', 'operation', 'outcome'])
    .where('entity', '=', 'ledgerEntry')
    .where('outcome', '<>', 'refused')
    .execute();
  for (const { entity_id, operation } of rows) {
    hold(operation === 'insert', () => `the hub took a ${operation} of the line ${entity_id} of the ledger`);
  }
  return rows.map(({ entity_id, fields }) => ({ ...(JSON.parse(fields) as Entry), id: entity_id }));
}

/** By volunteer: of all that nobody took back the smallest of each activity and kind, once. */
function recount(entries: readonly Entry[]): Map<string, { hours: number; points: number }> {
  const taken = new Set(entries.map(({ reverses }) => reverses));
  const smallest = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.reverses !== null || taken.has(entry.id)) continue;
    const key = `${entry.volunteer_id} ${entry.activity_id} ${entry.kind}`;
    const known = smallest.get(key);
    if (!known || entry.amount < known.amount) smallest.set(key, entry);
  }
  const sums = new Map(entries.map(({ volunteer_id }) => [volunteer_id, { hours: 0, points: 0 }]));
  for (const { volunteer_id, kind, amount } of smallest.values()) {
    const sum = sums.get(volunteer_id) as { hours: number; points: number };
    sum[kind as 'hours' | 'points'] += amount;
  }
  return sums;
}
