import { expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { getConflict, listConflicts } from '#core/conflicts/service.ts';
import { systemActor } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { enrol } from '#core/sync/enrol.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { partedSentence } from '#shared/wording/sync.ts';
import { copyOf, enrolledSite, type HubSite, siteOf, testHub } from './testing/town.ts';

let people = 0;
function accept(site: HubSite) {
  people += 1;
  return acceptCase(site.context, site.clerk, fullDraft(site.context, atOnce, newApplicant(people)));
}
const numbersAt = ({ context }: HubSite) =>
  context.data.database.read
    .all(query.selectFrom('cases').select('number').orderBy('number'))
    .map(({ number }) => number);
const epochOf = ({ context }: HubSite) => context.data.database.site.epoch;
function expectWhole(...sites: HubSite[]) {
  for (const { context } of sites) {
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
    expect(syncStatus(context)).toMatchObject({ waiting: 0, failure: null });
  }
}

async function town() {
  const hub = await testHub();
  const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
  const first = accept(village);
  for (const { context } of [village, office, village]) await syncNow(context);
  return { hub, village, office, first };
}

it('both copies of an installation keep their work; a number both gave out has a mark the second time', async () => {
  const { village, office, first } = await town();
  const copy = copyOf(village);
  const [theirs, ours] = [accept(village), accept(copy)];
  expect(ours.number).toBe(theirs.number);
  await syncNow(village.context);
  expect(await syncNow(copy.context)).toMatchObject({ confirmed: 1, refused: 0 });
  expect([epochOf(village), epochOf(copy)]).toEqual([1, 2]);
  const { parted } = syncStatus(copy.context);
  expect(parted).toMatchObject({ mark: 2 });
  expect(partedSentence(parted as NonNullable<typeof parted>)).toContain('后面加了“/2”');
  expect(syncStatus(village.context).parted).toBeNull();
  for (const { context } of [village, office, copy]) await syncNow(context);
  const both = [first.number, theirs.number, `${theirs.number}/2`];
  for (const site of [village, copy, office]) expect(numbersAt(site)).toEqual(both);
  // The paper still leads there, and from now on each counts for itself.
  const { lines } = listOutbox(copy.context, {
    text: `${ours.number}/2`,
    state: null,
    before: null,
    limit: 9,
  });
  expect(lines).toMatchObject([{ title: '受理', state: 'confirmed' }]);
  expect(getCase(copy.context, ours.id, copy.manager)).toMatchObject({ number: `${ours.number}/2` });
  const [next, other] = [accept(village), accept(copy)];
  expect([next.number, other.number]).toEqual(['13-2026-000003', '13-2026-100001']);
  for (const { context } of [village, copy, office, village, copy]) await syncNow(context);
  for (const site of [village, copy, office]) {
    expect(numbersAt(site)).toEqual([...both, next.number, other.number]);
  }
  expectWhole(village, copy, office);
}, 60_000);

it('an installation restored from a backup gets back what it had done since, and goes on with other numbers', async () => {
  const { village, office } = await town();
  const restored = copyOf(village);
  const lost = [accept(village), accept(village)].map(({ number }) => number);
  await syncNow(village.context);
  expect(await syncNow(restored.context)).toMatchObject({ confirmed: 0, refused: 0 });
  expect(numbersAt(restored)).toEqual(numbersAt(village));
  expect(numbersAt(restored)).toEqual(expect.arrayContaining(lost));
  expect(accept(restored).number).toBe('13-2026-100001');
  for (const { context } of [restored, office]) await syncNow(context);
  expect(numbersAt(office)).toEqual(numbersAt(restored));
  expectWhole(restored, office);
}, 60_000);

it('of two steps of one case the hub takes the first; the other goes back with the reason', async () => {
  const { village, office, first } = await town();
  const copy = copyOf(village);
  const step = (site: HubSite) =>
    takeStep(site.context, site.manager, {
      caseId: first.id,
      step: 'complete',
      afterStep: first.stepNumber,
      answers: {},
    });
  step(village);
  step(copy);
  await syncNow(village.context);
  expect(await syncNow(copy.context)).toMatchObject({ refused: 1 });
  const { lines } = listOutbox(copy.context, { text: '', state: 'refused', before: null, limit: 9 });
  expect(lines).toMatchObject([{ caseNumber: first.number, refusal: 'step-not-allowed' }]);
  for (const { context } of [village, office, copy]) {
    await syncNow(context);
    expect(getCase(context, first.id, office.manager).state).toBe('completed');
    expect(verifyData(context.data)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);

it('of two entries of one number that both hold a manager says what the history reads, and nobody else writes an entry again', async () => {
  const { village, office, first } = await town();
  const step = (site: HubSite, what: 'forward' | 'urge', reason: string) =>
    takeStep(site.context, site.manager, {
      caseId: first.id,
      step: what,
      afterStep: getCase(site.context, first.id, site.manager).stepNumber,
      answers: { department: '民政', reason },
    });
  step(village, 'forward', '');
  for (const { context } of [village, office]) await syncNow(context);
  const copy = copyOf(village);
  step(village, 'urge', '昨天就该办好');
  step(copy, 'urge', '群众又来问');
  for (const { context } of [village, copy, village, office]) await syncNow(context);
  const disputed = (site: HubSite) => listConflicts(site.context, { state: 'open', limit: 9 }).rows;
  const [line] = disputed(village);
  expect(line).toMatchObject({ entity: 'caseEvent' });
  const { entity, entityId } = line as { entity: string; entityId: string };
  const rewrite = (site: HubSite, id: string) =>
    site.context.data.database.write(
      { name: 'test.write', actor: site.manager, subject: { entity, id } },
      (unit) =>
        unit.update(
          'caseEvent',
          { case_id: first.id, step_number: Number(id.split('/')[1]) },
          { actor_name: '改' },
        ),
    );
  rewrite(village, `${first.id}/1`);
  expect(await syncNow(village.context)).toMatchObject({ refused: 1 });
  const { fields } = getConflict(village.context, village.manager, { entity, entityId });
  decideConflict(village.context, village.manager, {
    ...{ entity, entityId, seen: fields.flatMap(({ values }) => values.map(({ stamp }) => stamp)) },
    decisions: fields.map(({ field, values }) => ({ field, choice: { stamp: values.at(-1)?.stamp ?? '' } })),
  });
  expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 0 });
  for (const site of [copy, office]) await syncNow(site.context);
  for (const site of [village, copy, office]) {
    expect(disputed(site)).toEqual([]);
    expect(verifyData(site.context.data)).toMatchObject({ ok: true, problems: [] });
  }
}, 60_000);

it('three copies part one from another, and a copy of a copy too; audit entries stay and vouch for what was moved', async () => {
  const { village, office } = await town();
  const second = copyOf(village);
  const third = copyOf(village);
  for (const site of [village, second, third]) accept(site);
  for (const site of [village, second, third]) await syncNow(site.context);
  expect([village, second, third].map(epochOf)).toEqual([1, 2, 3]);
  const fourth = copyOf(second);
  for (const site of [second, fourth]) accept(site);
  for (const site of [second, fourth, third, village, second, fourth, office]) await syncNow(site.context);
  expect(epochOf(fourth)).toBe(4);
  for (const site of [village, second, third, fourth]) expect(numbersAt(site)).toEqual(numbersAt(office));
  expectWhole(village, second, third, fourth, office);
  const { connection } = fourth.context.data;
  connection.exec(`UPDATE changes SET actor_id = 'x' WHERE epoch = 4 AND seq = 1`);
  expect(verifyData(fourth.context.data).problems).toContainEqual(
    expect.objectContaining({ code: 'changes-differ-from-audit' }),
  );
}, 60_000);

it('a new machine of a centre gets all that the broken one had done', async () => {
  const { hub, village, office } = await town();
  accept(village);
  await syncNow(village.context);
  const fresh = siteOf('13');
  await enrol(fresh.context, systemActor, { url: hub.url, code: await hub.code('13') });
  expect(await syncNow(fresh.context)).toMatchObject({ refused: 0, setAside: 0 });
  expect(numbersAt(fresh)).toEqual(numbersAt(village));
  const { number } = accept(fresh);
  for (const { context } of [fresh, office]) await syncNow(context);
  expect(numbersAt(office)).toContain(number);
  expectWhole(fresh, office);
}, 60_000);
