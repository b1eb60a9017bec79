import { expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import type { LineCalls } from '#core/sync/line-calls.ts';
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
    const connection = connectHub(url, fingerprint);
    const push: LineCalls['push'] = (...given) => {
      const send = connection.lines.push(...given);
      return async () => {
        const answers = await send();
        // The command line syncs while the answer is on its way to the window.
        expect(await syncNow(context)).toMatchObject({ confirmed: 1 });
        return answers;
      };
    };
    return { ...connection, lines: { ...connection.lines, push } };
  };
  expect(await syncNow(context, slow)).toMatchObject({ confirmed: 0 });
  expect(syncStatus(context)).toMatchObject({ waiting: 0, failingSince: null });
}, 60_000);
