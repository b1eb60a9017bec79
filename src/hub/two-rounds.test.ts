import { expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub, type HubClient } from '#core/sync/hub-client.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { enrolledSite, testHub } from './testing/town.ts';

it('an answer that another process of this folder took in first is no refusal', async () => {
  const hub = await testHub();
  const { context, clerk } = await enrolledSite(hub, '13');
  await syncNow(context);
  acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(1)));
  const slow: typeof connectHub = (url, fingerprint) => {
    const { client, ...connection } = connectHub(url, fingerprint);
    const push: HubClient['push'] = async (...given) => {
      const answer = await client.push(...given);
      // The command line syncs while the answer is on its way to the window.
      expect(await syncNow(context)).toMatchObject({ confirmed: 1 });
      return answer;
    };
    const get = (all: HubClient, name: keyof HubClient) => (name === 'push' ? push : all[name]);
    return { ...connection, client: new Proxy(client, { get: get as ProxyHandler<HubClient>['get'] }) };
  };
  expect(await syncNow(context, slow)).toMatchObject({ confirmed: 0 });
  expect(syncStatus(context)).toMatchObject({ waiting: 0, failingSince: null });
}, 60_000);
