import { expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { getConflict, listConflicts } from '#core/conflicts/service.ts';
import { confirmHandover, makeHandover } from '#core/handovers/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { accept, answer, ask, everybodySyncs, holder, threeSites } from './testing/three-sites.ts';
import { copyOf, type HubSite } from './testing/town.ts';

const handOver = (site: HubSite, from: 'clerk' | 'manager', to: 'clerk' | 'manager') =>
  makeHandover(site.context, site[from], { toId: site[to].id, things: '', note: '' });

/** Of each field that two wrote the manager takes what the given site wrote. */
function decideFor(site: HubSite, entity: string, siteNumber: string): void {
  const line = listConflicts(site.context, { state: 'open', limit: 9 }).rows.find(
    (each) => each.entity === entity,
  );
  const { entityId } = line as { entityId: string };
  const { fields } = getConflict(site.context, site.manager, { entity, entityId });
  decideConflict(site.context, site.manager, {
    ...{ entity, entityId, seen: fields.flatMap(({ values }) => values.map(({ stamp }) => stamp)) },
    decisions: fields.map(({ field, values }) => ({
      field,
      choice: { stamp: values.find(({ stamp }) => stamp.startsWith(`${siteNumber}.`))?.stamp ?? '' },
    })),
  });
}

it('a hand-over of a shift leaves alone what another centre holds by now, whatever clerk the case names', async () => {
  const { village, other, town } = await threeSites();
  const { id, number } = accept(village);
  const kept = accept(village);
  const transfer = ask(other, number);
  await everybodySyncs([village, other, town]);
  const copy = copyOf(village);
  answer(village, transfer.id, true);
  confirmHandover(copy.context, copy.manager, handOver(copy, 'clerk', 'manager').id);
  const next = handOver(copy, 'manager', 'clerk');
  expect(next.content.cases.map((each) => each.id)).toEqual(expect.arrayContaining([id, kept.id]));
  // Its hand-over comes to the hub before the case is another's.
  const everybody = [copy, village, other, town];
  await everybodySyncs(everybody);
  decideFor(other, 'case', '13');
  await everybodySyncs(everybody);
  expect(getCase(copy.context, id)).toMatchObject({ clerkName: copy.manager.name, holder: { here: false } });

  confirmHandover(copy.context, copy.clerk, next.id);
  expect(await syncNow(copy.context)).toMatchObject({ refused: 0 });
  expect(getCase(copy.context, id).clerkName).toBe(copy.manager.name);
  expect(getCase(copy.context, kept.id).clerkName).toBe(copy.clerk.name);
  expect(handOver(copy, 'manager', 'clerk').content).toMatchObject({ cases: [], originals: [] });
}, 60_000);

it('of two entries of one number the centre that holds the case now says what the history reads', async () => {
  const { village, other, town } = await threeSites();
  const { id, number } = accept(village);
  const step = (site: HubSite, what: 'forward' | 'urge', reason: string) =>
    takeStep(site.context, site.manager, {
      caseId: id,
      step: what,
      afterStep: getCase(site.context, id, site.manager).stepNumber,
      answers: { department: '民政', reason },
    });
  step(village, 'forward', '');
  const transfer = ask(other, number);
  await everybodySyncs([village, other, town]);
  const copy = copyOf(village);
  step(village, 'urge', '昨天就该办好');
  step(copy, 'urge', '群众又来问');
  const everybody = [village, copy, other, town];
  await everybodySyncs(everybody);
  answer(village, transfer.id, true);
  await everybodySyncs(everybody);
  expect(holder(town, id)).toBe('02');

  decideFor(other, 'caseEvent', '13');
  expect(await syncNow(other.context)).toMatchObject({ confirmed: 1, refused: 0 });
  await everybodySyncs(everybody);
  for (const { context } of everybody) {
    expect(listConflicts(context, { state: 'open', limit: 9 }).rows).toEqual([]);
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);
