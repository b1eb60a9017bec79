import http from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { enrolledSite, type HubSite, testHub } from '../testing/town.ts';
import type { HubHealth } from './health.ts';
import { Load } from './load.ts';
import { isThisMachine } from './this-machine.ts';

/** Asks as a browser does. */
function get(url: string, agent?: http.Agent): Promise<{ status: number; type: string; body: string }> {
  return new Promise((done, fail) => {
    http
      .get(url, { agent }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', body }),
        );
      })
      .on('error', fail);
  });
}

function acceptAt({ context, clerk }: HubSite, order: number, name = '林秀英') {
  return acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order, { name })));
}

describe('the health of a hub', () => {
  it('says of each centre when it was there, what waits, what was refused and why, its clock and version', async () => {
    const hub = await testHub();
    const village = await enrolledSite(hub, '13');
    await enrolledSite(hub, '02');
    await syncNow(village.context);
    const { id } = acceptAt(village, 1, '<b>林秀英</b>');
    const command = { name: 'test.write', actor: village.clerk, subject: { entity: 'case', id } };
    village.context.data.database.write(command, (unit) =>
      unit.update('case', { id }, { state: 'delivered' }),
    );
    await syncNow(village.context);
    const { status, type, body } = await get(`${hub.url}/health`);
    expect([status, type]).toEqual([200, 'application/json']);
    const health = JSON.parse(body) as HubHealth;
    expect(health.sites.map(({ siteNumber }) => siteNumber)).toEqual(['02', '13']);
    expect(health.sites[1]).toMatchObject({
      name: '台洞村党群服务中心',
      silent: false,
      version: '0.0.0-test',
      waiting: 0,
      scansWaiting: 0,
      refused: { 'state-without-step': 1 },
    });
    // The clock of the test's sites stands still at a day of June.
    expect(health.sites[1]?.clockAheadMinutes).not.toBe(null);
    expect(health.sites[0]).toMatchObject({ version: '', waiting: null, refused: {} });

    const page = await get(`${hub.url}/health.html`);
    expect(page.type).toBe('text/html; charset=utf-8');
    for (const word of ['13 台洞村党群服务中心', '办件的状态变了', '0.0.0-test'])
      expect(page.body).toContain(word);
    for (const text of [body, page.body]) expect(text).not.toContain('林秀英');
  }, 60_000);

  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['192.168.1.10', false],
    ['::ffff:192.168.1.10', false],
    ['fe80::1', false],
    [undefined, false],
  ])('is told to %s: %s', (address, told) => {
    expect(isThisMachine(address)).toBe(told);
  });
});

it('what the hub logs names sites, counts and codes, and nobody', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const hub = await testHub({ log: pino({ base: null }, sink) });
  const village = await enrolledSite(hub, '13');
  await syncNow(village.context);
  const { id } = acceptAt(village, 1);
  const command = { name: 'test.write', actor: village.clerk, subject: { entity: 'case', id } };
  village.context.data.database.write(command, (unit) => unit.update('case', { id }, { state: 'delivered' }));
  await syncNow(village.context);
  const { client, close } = connectHub(hub.url, '');
  await expect(
    client.enrol({ code: '林秀英的一次性登记码', siteNumber: '13', publicKey: '林秀英', sealingKey: '' }),
  ).rejects.toThrow();
  close();
  const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(said.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['hello', 'batch taken', 'refused']));
  expect(said.find(({ msg, refused }) => msg === 'batch taken' && refused === 1)).toBeDefined();
  for (const line of lines) expect(line).not.toMatch(/林秀英|440783|陈晓敏|[0-9a-f]{8}-[0-9a-f]{4}/);
}, 60_000);

describe('a hub that is asked to end', () => {
  it('answers what it has in hand, then takes no more, also not on open connections', async () => {
    const hub = await testHub();
    const agent = new http.Agent({ keepAlive: true });
    await get(`${hub.url}/health`, agent);
    const body = '{"json":{}}';
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    };
    const other = new http.Agent({ keepAlive: true });
    const asked = http.request(`${hub.url}/rpc/challenge`, { method: 'POST', headers, agent: other });
    const begun = new Promise((done) => asked.once('continue', done));
    const answered = new Promise<http.IncomingMessage>((done, fail) =>
      asked.once('response', done).once('error', fail),
    );
    asked.flushHeaders();
    await begun;
    const stopping = hub.stop();
    asked.end(body);
    const answer = await answered;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    // Much later if it waited for connections that rest.
    await stopping;
    for (const kept of [agent, other]) {
      await expect(get(`${hub.url}/health`, kept)).rejects.toThrow();
      kept.destroy();
    }
  });

  it('leaves nothing half done in the middle of a push', async () => {
    const hub = await testHub();
    const village = await enrolledSite(hub, '13');
    const syncing = syncNow(village.context).catch((error: { code?: string }) => error.code);
    // The catalogue of the first push takes longer than this.
    await new Promise((done) => setTimeout(done, 150));
    await hub.stop();
    await syncing;
    await hub.start();
    expect(await syncNow(village.context)).toMatchObject({ refused: 0, setAside: 0 });
    expect(syncStatus(village.context)).toMatchObject({ waiting: 0, failure: null });
  }, 60_000);
});

describe('what a hub takes on at once', () => {
  it('is bounded, and given back when the answer is out or the connection gone', () => {
    const load = new Load();
    const response = () => new http.ServerResponse(new http.IncomingMessage(null as never));
    const request = (bytes: number) =>
      ({ headers: { 'content-length': String(bytes) } }) as http.IncomingMessage;
    const first = response();
    expect(load.take(request(150_000_000), first)).toBe(true);
    expect(load.take(request(20_000_000), response())).toBe(false);
    expect(load.take(request(1000), response())).toBe(true);
    first.emit('close');
    expect(load.take(request(150_000_000), response())).toBe(true);
  });

  it('is no body that does not say its length, and none beyond the largest command', async () => {
    const hub = await testHub();
    const post = (headers: http.OutgoingHttpHeaders) =>
      new Promise<number>((done, fail) => {
        const asked = http.request(`${hub.url}/rpc/push`, { method: 'POST', headers }, (answer) => {
          answer.resume();
          done(answer.statusCode ?? 0);
        });
        asked.on('error', fail);
        asked.end('{}');
      });
    expect(await post({ 'transfer-encoding': 'chunked' })).toBe(413);
    expect(await post({ 'content-length': 50_000_000 })).toBe(413);
  });
});
