import { afterAll, expect, it } from 'vitest';
import { askHub } from '#core/sync/ask-hub.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { World } from './chance.ts';
import { startWork, takeIn } from './counter-work.ts';
import { callsOver, responseOf, type WireAnswer } from './network.ts';
import { changeSetting } from './other-work.ts';
import { Folders, openTown } from './town.ts';

const folders = new Folders();
afterAll(() => folders.removeAll());

interface Heard {
  url: string;
  request: Buffer;
  answer: WireAnswer;
}

it('a message that is cut at any byte says nothing, either way', async () => {
  const template = await folders.template(2);
  const world = new World(5);
  startWork();
  const town = await openTown(world, folders, template);
  const { hub, sites } = town;
  const heard: Heard[] = [];
  const callsOf = (answerTo: (url: string, body: Buffer) => Promise<WireAnswer>) =>
    callsOver(async (request) =>
      responseOf(await answerTo(request.url, Buffer.from(await request.arrayBuffer()))),
    );
  const connect = () => ({
    ...callsOf(async (url, request) => {
      const answer = (await hub.handle({ url, body: request })) as WireAnswer;
      heard.push({ url, request, answer });
      return answer;
    }),
    knock: async () => false,
    close: () => {},
  });
  for (const site of sites) {
    site.run((context) => takeIn(context, world.random, 'decline'));
    site.run((context) => changeSetting(context, world.random));
    await syncNow(site.context, connect);
  }
  const calls = new Map(heard.map((each) => [each.url, each]));
  expect(calls.size).toBeGreaterThan(4);
  const dump = async () =>
    JSON.stringify([
      await hub.database.selectFrom('changes').selectAll().execute(),
      await hub.database.selectFrom('site_logs').selectAll().execute(),
      await hub.database.selectFrom('hub').selectAll().execute(),
    ]);
  const before = await dump();
  let cuts = 0;
  for (const { url, request, answer } of calls.values()) {
    const call = url.slice(1 + url.lastIndexOf('/')) as 'pull';
    for (let length = 0; length < request.length; length += 1) {
      const said = await hub.handle({ url, body: request.subarray(0, length) });
      // `challenge` asks for nothing, so a cut one is one.
      if (call !== ('challenge' as string)) expect(said?.status).toBeGreaterThanOrEqual(400);
      cuts += 1;
    }
    for (let length = 0; length < answer.body.length; length += 1) {
      const { client, lines } = callsOf(async () => ({ ...answer, body: answer.body.subarray(0, length) }));
      const asking = askHub<unknown>(() => {
        if (!url.includes(LINES_PATH)) return (client[call] as (input: unknown) => Promise<unknown>)({});
        const run = { head: {} as never, lines: Buffer.alloc(0) };
        return call === 'pull' ? lines.pull({ token: '', after: 0 }) : lines.push('', run)();
      });
      await expect(asking).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
      cuts += 1;
    }
  }
  expect(cuts).toBeGreaterThan(3000);
  expect(await dump()).toBe(before);
  for (const site of sites) site.close();
  await hub.stop();
  world.release();
}, 120_000);
