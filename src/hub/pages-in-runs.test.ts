import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { applyInPieces } from '#core/sync/apply-in-pieces.ts';
import { applyPage, type ForeignPage, reconsider } from '#core/sync/apply-page.ts';
import { clerksPace } from '#core/sync/pace.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

const firstOrder = 10_000;

/** The registration of a resident at a village, each a command of its own. */
function registered(seq: number): ForeignPage['changes'][number] {
  const fields = { identity_kind: 'resident-id', identity_number: '', name: `林秀英${seq}`, sex: '0' };
  return {
    siteNumber: '13',
    epoch: 1,
    seq,
    commandId: `command-${seq}`,
    entity: 'resident',
    entityId: `resident-${seq}`,
    operation: 'insert',
    baseVersion: null,
    fields: JSON.stringify({ ...fields, birth_date: '1950-02-03', phone: '', address: '' }),
    actorId: 'system',
    clock: `1781000000000-0000-13`,
    order: { epoch: 1, number: firstOrder + seq },
  };
}

function page(changes: ForeignPage['changes']): ForeignPage {
  return { changes, seen: [], cursor: firstOrder + (changes.at(-1)?.seq ?? 0), vector: {} };
}

async function town(): Promise<HubSite> {
  const site = await enrolledSite(await testHub(), '01');
  await syncNow(site.context);
  return site;
}

function names({ context }: HubSite): string[] {
  const rows = context.data.connection.prepare(
    `SELECT name FROM residents WHERE id LIKE 'resident-%' ORDER BY length(id), id`,
  );
  return rows.pluck().all() as string[];
}

it('a run of which some came before adds the others, and twice is as once', async () => {
  const site = await town();
  const all = Array.from({ length: 12 }, (_, at) => registered(at + 1));
  expect(applyPage(site.context, page(all.slice(1, 4)))).toMatchObject({ received: 3 });
  expect(applyPage(site.context, page(all))).toMatchObject({ received: 9, setAside: 0 });
  expect(names(site)).toEqual(all.map(({ seq }) => `林秀英${seq}`));
  expect(applyPage(site.context, page(all))).toMatchObject({ received: 0, setAside: 0 });
  const kept = site.context.data.connection.prepare(
    `SELECT seq, hub_number FROM changes WHERE site_number = '13' ORDER BY seq`,
  );
  expect(kept.raw().all()).toEqual(all.map(({ seq }) => [seq, firstOrder + seq]));
});

it('what refers to somebody who is not there waits for them', async () => {
  const site = await town();
  const later = registered(9);
  const fields = { legal_representative: '', contact_name: '林秀英', missing_code_reason: '' };
  const organisation = {
    ...registered(8),
    entity: 'organisation',
    entityId: later.entityId,
    fields: JSON.stringify(fields),
  };
  const organisations = site.context.data.connection.prepare('SELECT id FROM organisations').pluck();
  const first = page([registered(7), organisation]);
  expect(applyPage(site.context, first)).toMatchObject({ received: 1, setAside: 1 });
  expect([names(site), organisations.all()]).toEqual([['林秀英7'], []]);
  expect(applyPage(site.context, page([later]))).toMatchObject({ received: 1 });
  expect(reconsider(site.context, 'set-aside')).toBe(1);
  expect(organisations.all()).toEqual([later.entityId]);
});

it('what is referred to may come later in the same page', async () => {
  const site = await town();
  const clerk = {
    ...registered(8),
    entity: 'staffMember',
    entityId: 'clerk-of-99',
    fields: JSON.stringify({ site_number: '99', name: '陈晓敏', post: '综合窗口' }),
  };
  const centre = {
    ...registered(9),
    entity: 'centre',
    entityId: '99',
    fields: JSON.stringify({
      name: '新村',
      kind: 'village',
      division_code: '9',
      division_name: '新村',
      phone: '',
    }),
  };
  expect(applyPage(site.context, page([clerk, centre]))).toMatchObject({ received: 2, setAside: 0 });
  const staff = site.context.data.connection.prepare("SELECT id FROM staff WHERE site_number = '99'");
  expect(staff.pluck().all()).toEqual(['clerk-of-99']);
});

it('of rows that are written together the one that does not fit is set aside alone', async () => {
  const site = await town();
  const all = Array.from({ length: 20 }, (_, at) => registered(at + 1));
  const nameless = { ...registered(5), fields: registered(5).fields.replace('"林秀英5"', 'null') };
  all.splice(4, 1, nameless);
  expect(applyPage(site.context, page(all))).toMatchObject({ received: 19, setAside: 1 });
  expect(names(site)).toEqual(all.filter((one) => one !== nameless).map(({ seq }) => `林秀英${seq}`));
});

it('of two changes of one entity in a page the row is what both say', async () => {
  const site = await town();
  const corrected = {
    ...registered(2),
    entityId: 'resident-1',
    operation: 'update' as const,
    baseVersion: '13.1.1',
    fields: JSON.stringify({ name: '林秀英' }),
  };
  applyPage(site.context, page([registered(1), corrected]));
  expect(names(site)).toEqual(['林秀英']);
});

/** What was known at this site of its hub and of the village, whenever something else of this process had its turn. */
async function turnsWhile({ context }: HubSite, work: Promise<unknown>) {
  const { connection } = context.data;
  const turns: { here: number; cursor: number; seen: number }[] = [];
  let isOver = false;
  const ending = work.finally(() => {
    isOver = true;
  });
  const here = connection.prepare("SELECT count(*) FROM changes WHERE site_number = '13'").pluck();
  const state = connection.prepare('SELECT cursor, seen FROM sync_state');
  while (!isOver) {
    const { cursor, seen } = state.get() as { cursor: number; seen: string };
    turns.push({ here: here.get() as number, cursor, seen: JSON.parse(seen)['13.1'] ?? 0 });
    await setImmediate();
  }
  await ending;
  return turns;
}

it('between the pieces of a page others have their turn, and each piece counts as far as it reaches', async () => {
  const site = await town();
  const all = Array.from({ length: 300 }, (_, at) => registered(at + 1));
  const pace = clerksPace(
    () => true,
    () => 0,
  );
  const turns = await turnsWhile(site, applyInPieces(site.context, page(all), pace));
  const between = turns.filter(({ here }) => here > 0 && here < all.length);
  expect(new Set(between.map(({ here }) => here)).size).toBeGreaterThan(1);
  for (const { here, cursor, seen } of between) {
    expect(cursor).toBe(firstOrder + here);
    expect(seen).toBe(here);
  }
  expect(names(site)).toHaveLength(all.length);
});

it('what lies far back in a page keeps the cursor before it until it is there', async () => {
  const site = await town();
  const all = Array.from({ length: 120 }, (_, at) => registered(at + 1));
  // What this site has only now come to read: handed on under a low number, at the end of the page.
  const late = { ...registered(121), number: firstOrder + 2 };
  const pace = clerksPace(
    () => true,
    () => 0,
  );
  const turns = await turnsWhile(
    site,
    applyInPieces(site.context, { ...page([...all, late]), vector: { '13.1': 121 } }, pace),
  );
  const between = turns.filter(({ here }) => here > 0 && here < 121);
  expect(between.length).toBeGreaterThan(0);
  for (const { cursor, seen } of between)
    expect({ cursor, seen }).toEqual({ cursor: firstOrder + 1, seen: 1 });
  expect(names(site)).toHaveLength(121);
});

it('a large command is never divided, however small the pieces are', async () => {
  const site = await town();
  const all = Array.from({ length: 200 }, (_, at) => ({
    ...registered(at + 1),
    commandId: at < 10 || at >= 190 ? `command-${at}` : 'large',
  }));
  const pace = clerksPace(
    () => true,
    () => 0,
  );
  const turns = await turnsWhile(site, applyInPieces(site.context, page(all), pace));
  const heres = new Set(turns.map(({ here }) => here));
  expect([...heres].filter((here) => here > 10 && here < 190)).toEqual([]);
  expect(names(site)).toHaveLength(200);
});
