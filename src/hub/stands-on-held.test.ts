import { expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { listTransfers } from '#core/transfers/service.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { openHubDatabase } from './database/open.ts';
import { hubStatus } from './status.ts';
import {
  accept,
  answer,
  ask,
  complete,
  everybodySyncs,
  holder,
  latest,
  offer,
} from './testing/three-sites.ts';
import { backUp, enrolledSite, type HubSite, restore, testHub } from './testing/town.ts';

/**
 * A village and another centre at a hub that goes back to before the village had done anything. Of the first that the village
 * does then nobody else knows, so whatever others bring back of it has to wait for the village.
 */
async function hubThatGoesBack() {
  const hub = await testHub();
  const [village, other] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '02')];
  const both = [village, other];
  const mine = accept(other);
  await everybodySyncs(both);
  const backup = await backUp(hub);
  accept(village);
  return { village, other, both, mine, goBack: () => restore(hub, backup), waiting: () => waitingAt(hub) };
}

async function waitingAt({ options }: Awaited<ReturnType<typeof testHub>>): Promise<number> {
  const database = await openHubDatabase(options);
  try {
    const { loss } = await hubStatus(database);
    return loss?.waiting.reduce((sum, { commands }) => sum + commands, 0) ?? 0;
  } finally {
    await database.destroy();
  }
}

function expectWhole(sites: readonly HubSite[]) {
  for (const { context } of sites) expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
}

it('who answers an ask that waits at the hub for its place is not told that nobody had asked', async () => {
  const { village, other, both, mine, goBack, waiting } = await hubThatGoesBack();
  const { id } = ask(village, mine.number);
  await everybodySyncs(both);
  await goBack();
  answer(other, id, false, '这件快办好了');
  expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
  expect(await waiting()).toBe(1);
  expect(latest(other)).toMatchObject({ state: 'confirmed' });
  await everybodySyncs(both);
  expect(await waiting()).toBe(0);
  expect(listTransfers(village.context).find((each) => each.id === id)).toMatchObject({ state: 'refused' });
  expectWhole(both);
});

it('who hands a case over to one whose ask waits there does hand it over', async () => {
  const { village, other, both, mine, goBack } = await hubThatGoesBack();
  const { id } = ask(village, mine.number);
  await everybodySyncs(both);
  await goBack();
  answer(other, id, true);
  expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
  await everybodySyncs(both);
  for (const site of both) expect(holder(site, mine.id)).toBe('13');
  complete(village, mine.id);
  await everybodySyncs(both);
  for (const site of both) expect(getCase(site.context, mine.id, site.clerk).state).toBe('completed');
  expectWhole(both);
});

it('who got a case that waits there goes on with it, and hands it on', async () => {
  const { village, other, both, goBack, waiting } = await hubThatGoesBack();
  const [{ id: caseId }, { id: second }] = [accept(village), accept(village)];
  const offers = [offer(village, caseId, other), offer(village, second, other)];
  await everybodySyncs(both);
  for (const { id } of offers) answer(other, id, true);
  await everybodySyncs(both);
  for (const site of both) expect(holder(site, caseId)).toBe('02');
  await goBack();
  complete(other, caseId);
  expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
  expect(await waiting()).toBeGreaterThan(0);
  const back = offer(other, second, village);
  await everybodySyncs(both);
  answer(village, back.id, true);
  await everybodySyncs(both);
  for (const site of both) {
    expect(getCase(site.context, caseId, site.clerk).state).toBe('completed');
    expect(holder(site, second)).toBe('13');
  }
  expectWhole(both);
});
