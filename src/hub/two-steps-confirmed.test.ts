import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import type { CaseState, CaseStep } from '#shared/domain/case-vocabulary.ts';
import { accept, step } from './testing/three-sites.ts';
import { backUp, copyOf, enrolledSite, type HubSite, inTurn, restore, testHub } from './testing/town.ts';

const stateAt = ({ context }: HubSite, id: string) => getCase(context, id).state;

it.each<{ ofCopy: CaseStep[]; shows: CaseState; next: CaseStep; leads: CaseState }>([
  { ofCopy: ['suspend'], shows: 'suspended', next: 'resume', leads: 'accepted' },
  { ofCopy: ['suspend', 'resume'], shows: 'accepted', next: 'complete', leads: 'completed' },
])(
  'a case of which two hubs in turn confirmed two steps goes on from where it shows: $shows',
  async (each) => {
    const hub = await testHub();
    const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
    const { id } = accept(village);
    await inTurn(village, office);
    const copy = copyOf(village);
    accept(village);
    accept(copy);
    // Both know of each other from here on.
    await inTurn(village, copy, office, village, copy);
    const backup = await backUp(hub);
    for (const what of each.ofCopy) step(copy, id, what);
    expect(await syncNow(copy.context)).toMatchObject({ refused: 0 });
    // The starts of a hub are told apart by seconds.
    await setTimeout(1100);
    await restore(hub, backup);
    step(village, id, 'forward');
    expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
    const everybody = [copy, village, office];
    await inTurn(...everybody, ...everybody);
    for (const site of everybody) expect(stateAt(site, id)).toBe(each.shows);

    step(village, id, each.next);
    expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
    await inTurn(...everybody, ...everybody);
    for (const site of everybody) {
      expect(stateAt(site, id)).toBe(each.leads);
      expect(verifyData(site.context.data)).toMatchObject({ ok: true, problems: [] });
    }
  },
  60_000,
);

it('a case goes on after a copy took the same step again in the state to which the case had come back', async () => {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  const { id } = accept(village);
  await inTurn(village, office);
  const copy = copyOf(village);
  step(village, id, 'suspend');
  step(village, id, 'resume');
  step(copy, id, 'suspend');
  const everybody = [village, copy, office];
  for (const site of everybody) expect(await syncNow(site.context)).toMatchObject({ refused: 0 });
  await inTurn(...everybody);
  for (const site of everybody) expect(stateAt(site, id)).toBe('accepted');
  step(village, id, 'complete');
  expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
  await inTurn(...everybody);
  for (const site of everybody) expect(stateAt(site, id)).toBe('completed');
}, 60_000);

it('of two entries of one number nobody goes on who does not know the last step: the step goes back', async () => {
  const hub = await testHub();
  const village = await enrolledSite(hub, '13');
  const { id } = accept(village);
  step(village, id, 'forward');
  await inTurn(village);
  const copy = copyOf(village);
  step(village, id, 'urge');
  step(copy, id, 'urge');
  await inTurn(village, copy, village, copy);
  step(village, id, 'suspend');
  step(copy, id, 'urge');
  expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
  expect(await syncNow(copy.context)).toMatchObject({ refused: 1 });
}, 60_000);
