import { expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub, type HubClient } from '#core/sync/hub-client.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { copyOf, enrolledSite, type HubSite, type TestHub, testHub } from './testing/town.ts';

let people = 0;
function accept(site: HubSite) {
  people += 1;
  return acceptCase(site.context, site.clerk, fullDraft(site.context, atOnce, newApplicant(people)));
}

/** One round, and what it asked the hub. */
async function asked({ context }: HubSite): Promise<string[]> {
  const calls: string[] = [];
  const listening: typeof connectHub = (url, fingerprint) => {
    const connection = connectHub(url, fingerprint);
    const get = (client: HubClient, name: keyof HubClient) => {
      calls.push(name);
      return client[name];
    };
    return {
      ...connection,
      client: new Proxy(connection.client, { get: get as ProxyHandler<HubClient>['get'] }),
      lines: {
        push: (...given) => {
          calls.push('push');
          return connection.lines.push(...given);
        },
        pull: (given) => {
          calls.push('pull');
          return connection.lines.pull(given);
        },
      },
      knock: (text) => {
        calls.push('knock');
        return connection.knock(text);
      },
    };
  };
  await syncNow(context, listening);
  return calls;
}

async function quietTown(): Promise<{ hub: TestHub; village: HubSite; office: HubSite }> {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  for (const site of [village, office, village, office]) await syncNow(site.context);
  return { hub, village, office };
}

it('a site with nothing to say asks once, and is told that nothing has moved', async () => {
  const { village, office } = await quietTown();
  for (const site of [village, office, village]) expect(await asked(site)).toEqual(['knock']);
  expect(syncStatus(village.context)).toMatchObject({ waiting: 0, failingSince: null });
});

it('what was written here or elsewhere makes a whole round of it', async () => {
  const { village, office } = await quietTown();
  accept(village);
  expect(await asked(village)).toEqual(expect.arrayContaining(['hello', 'push', 'pull']));
  expect(await asked(village)).toEqual(['knock']);
  expect((await asked(office)).slice(0, 2)).toEqual(['knock', 'challenge']);
  expect(await asked(office)).toEqual(['knock']);
});

it('a hub that was started anew, and one that is gone, are noticed', async () => {
  const { hub, village } = await quietTown();
  await hub.stop();
  await expect(asked(village)).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
  expect(syncStatus(village.context).failingSince).not.toBeNull();
  await hub.start();
  expect(await asked(village)).toEqual(expect.arrayContaining(['hello', 'pull']));
  expect(syncStatus(village.context).failingSince).toBeNull();
  await hub.stop();
  await hub.start();
  expect(await asked(village)).toEqual(expect.arrayContaining(['knock', 'hello', 'pull']));
});

it('a copy that sent something under the same name is noticed by who only knocks', async () => {
  const { village } = await quietTown();
  const copy = copyOf(village);
  accept(copy);
  await syncNow(copy.context);
  expect((await asked(village)).slice(0, 2)).toEqual(['knock', 'challenge']);
  const epochs = [village, copy].map(({ context }) => context.data.database.site.epoch);
  expect(epochs.sort()).toEqual([1, 2]);
});

it.each(['', 'x'.repeat(300), '\n'.repeat(6), `${'a'.repeat(48)}\nabcdefghijkl\n0\n0\n${'0'.repeat(64)}\n0`])(
  'a stranger who knocks learns nothing: %j',
  async (text) => {
    const { hub } = await quietTown();
    expect(await connectHub(hub.url, '').knock(text)).toBe(false);
    const long = await fetch(`${hub.url}/knock`, { method: 'POST', body: 'x'.repeat(301) });
    expect(long.status).toBe(413);
  },
);
