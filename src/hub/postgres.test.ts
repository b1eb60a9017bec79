import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { startPostgres, type TestPostgres } from './testing/postgres.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from './testing/town.ts';

let server: TestPostgres;
let hub: TestHub;
let sites: HubSite[];
let town: HubSite;
beforeAll(async () => {
  server = await startPostgres();
  hub = await testHub({ databaseUrl: server.url });
  sites = [];
  for (const number of ['13', '02', '03']) sites.push(await enrolledSite(hub, number));
  town = await enrolledSite(hub, '01');
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

const cases = ({ context }: HubSite) =>
  context.data.database.read.all(
    query.selectFrom('cases').select(['number', 'state', 'version']).orderBy('number'),
  );
function acceptAt({ context, clerk }: HubSite, order: number) {
  return acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));
}

describe('a hub on PostgreSQL', () => {
  it('takes what centres push at the same time, each order once, and the town gets all of it', async () => {
    await Promise.all(sites.map(({ context }) => syncNow(context)));
    for (let order = 1; order <= 5; order += 1) {
      for (const site of sites) acceptAt(site, order);
      await Promise.all([...sites, town].map(({ context }) => syncNow(context)));
    }
    expect((await syncNow(town.context)).setAside).toBe(0);
    const everywhere = sites.flatMap(cases).sort((one, other) => (one.number < other.number ? -1 : 1));
    expect(everywhere).toHaveLength(15);
    expect(cases(town)).toEqual(everywhere);
    const orders = town.context.data.connection
      .prepare('SELECT count(*) AS count, count(DISTINCT hub_number) AS different FROM changes')
      .get() as { count: number; different: number };
    expect(orders.different).toBe(orders.count);
    for (const { context } of [...sites, town]) expect(verifyData(context.data).ok).toBe(true);
  }, 60_000);

  it('goes on when its database was away', async () => {
    const [village] = sites as [HubSite];
    await server.restart();
    acceptAt(village, 8);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 1 });
  });

  it('keeps all of it over a restart, and refuses what it refuses on SQLite', async () => {
    await hub.stop();
    await hub.start();
    const [village] = sites as [HubSite];
    const { id } = acceptAt(village, 9);
    await syncNow(village.context);
    await syncNow(town.context);
    const command = { name: 'test.write', actor: town.clerk, subject: { entity: 'case', id } };
    town.context.data.database.write(command, (unit) => unit.update('case', { id }, { clerk_name: '别人' }));
    expect(await syncNow(town.context)).toMatchObject({ refused: 1 });
    expect(verifyData(town.context.data).ok).toBe(true);
  });
});
