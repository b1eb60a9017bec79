import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { dropping } from './testing/changed-way.ts';
import { accept, step } from './testing/three-sites.ts';
import { backUp, copyOf, enrolledSite, inTurn, restore, testHub } from './testing/town.ts';

it('who has a change with a place of a lost time learns that the hub gave it back to its author since', async () => {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  const { id } = accept(village);
  await inTurn(village, office, village);
  const copy = copyOf(village);
  accept(copy);
  await inTurn(copy, office, village);
  const backup = await backUp(hub);
  step(village, id, 'suspend');
  await expect(syncNow(village.context, dropping(hub, 'push'))).rejects.toThrow();
  await inTurn(office);
  expect(getCase(office.context, id).state).toBe('suspended');
  // The starts of a hub are told apart by seconds.
  await setTimeout(1100);
  await restore(hub, backup);
  step(copy, id, 'complete');
  await inTurn(copy, village, office, village, copy, office);
  for (const site of [village, copy, office]) {
    expect(getCase(site.context, id).state).toBe('completed');
    expect(verifyData(site.context.data)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);
