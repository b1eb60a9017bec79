import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { systemActor } from '#core/context.ts';
import type { Actor } from '#core/db/database.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { LINES_OF_CHANGE } from '#shared/sync/change-lines.ts';
import { lineBody } from '#shared/sync/line-body.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from './testing/town.ts';

const servers: http.Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

const residents = ({ context }: HubSite) =>
  context.data.connection.prepare('SELECT id, version FROM residents ORDER BY id').all();

/** Each a command of its own. */
function register(site: HubSite, count: number, actor: Actor = systemActor, from = 0): void {
  const { database } = site.context.data;
  database.batch(() => {
    for (let at = from; at < from + count; at += 1) {
      const id = `${site.context.data.database.site.siteNumber}-${at}`;
      const command = { name: 'residents.register', actor, subject: { entity: 'resident', id } };
      const row = { identity_kind: 'resident-id', identity_number: '', name: `林秀英${at}`, sex: '0' };
      database.write(command, (unit) =>
        unit.insert('resident', { id, ...row, birth_date: '1950-02-03', phone: '', address: '' }),
      );
    }
  });
}

const waiting = (site: HubSite) => syncStatus(site.context).waiting;

describe('changes as lines', () => {
  it('come in several runs, whole and in order, and go on where an answer was lost', async () => {
    const hub = await testHub();
    const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
    for (const site of [village, office, village, office]) await syncNow(site.context);
    register(village, 6500);
    let answersLost = 0;
    const losing: typeof connectHub = (url, fingerprint) => {
      const connection = connectHub(url, fingerprint);
      return {
        ...connection,
        lines: {
          ...connection.lines,
          push: (...given) => {
            const send = connection.lines.push(...given);
            return async () => {
              const answers = await send();
              answersLost += 1;
              // The hub has taken the second run in, and nobody here knows.
              if (answersLost === 2) throw new Error('The connection is gone');
              return answers;
            };
          },
        },
      };
    };
    await expect(syncNow(village.context, losing)).rejects.toMatchObject({ code: 'HUB_NOT_REACHED' });
    expect(waiting(village)).toBe(4500);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 4500, refused: 0 });
    expect(await syncNow(office.context)).toMatchObject({ received: 6500, setAside: 0 });
    expect(residents(office)).toEqual(residents(village));
  }, 60_000);

  it('are judged one by one, whatever those before them were', async () => {
    const hub = await testHub();
    const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
    for (const site of [village, office, village, office]) await syncNow(site.context);
    const { database, connection } = village.context.data;
    register(village, 100, village.clerk);
    register(village, 1, { id: 'nobody', name: '不明' }, 100);
    register(village, 50, village.clerk, 101);
    const leaves = {
      name: 'staff.remove',
      actor: village.manager,
      subject: { entity: 'staffMember', id: village.clerk.id },
    };
    database.write(leaves, (unit) => unit.delete('staffMember', { id: village.clerk.id }));
    register(village, 2, village.clerk, 151);
    register(village, 9, village.manager, 153);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 160, refused: 3 });
    const refused = connection.prepare(
      `SELECT change.entity_id FROM change_faults AS fault JOIN changes AS change USING (site_number, epoch, seq)
       ORDER BY change.seq`,
    );
    expect(refused.pluck().all()).toEqual(['13-100', '13-151', '13-152']);
    expect(await syncNow(office.context)).toMatchObject({ received: 160, setAside: 0 });
    expect(residents(office)).toEqual(residents(village));
    expect(residents(office)).toHaveLength(159);
  }, 60_000);

  it('go in smaller runs beside a clerk', async () => {
    const hub = await testHub();
    const village = await enrolledSite(hub, '13');
    await syncNow(village.context);
    register(village, 300);
    village.context.data.database.noteUse();
    const sent: number[] = [];
    const counting: typeof connectHub = (url, fingerprint) => {
      const connection = connectHub(url, fingerprint);
      const push: typeof connection.lines.push = (token, run) => {
        sent.push(run.lines.toString().split('\n').length / LINES_OF_CHANGE);
        return connection.lines.push(token, run);
      };
      return { ...connection, lines: { ...connection.lines, push } };
    };
    expect(await syncNow(village.context, counting)).toMatchObject({ confirmed: 300, refused: 0 });
    expect(sent.length).toBeGreaterThan(1);
    expect(Math.max(...sent)).toBeLessThan(300);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(waiting(village)).toBe(0);
  }, 60_000);

  it('come in smaller pages beside a clerk', async () => {
    const hub = await testHub();
    const [village, office] = [await enrolledSite(hub, '13'), await enrolledSite(hub, '01')];
    for (const site of [village, office, village, office]) await syncNow(site.context);
    register(village, 600);
    await syncNow(village.context);
    office.context.data.database.noteUse();
    const came: number[] = [];
    const counting: typeof connectHub = (url, fingerprint) => {
      const connection = connectHub(url, fingerprint);
      const pull: typeof connection.lines.pull = async (given) => {
        const page = await connection.lines.pull(given);
        came.push(page.changes.length);
        return page;
      };
      return { ...connection, lines: { ...connection.lines, pull } };
    };
    expect(await syncNow(office.context, counting)).toMatchObject({ received: 600, setAside: 0 });
    expect(came[0]).toBeLessThan(200);
    expect(came.reduce((sum, count) => sum + count, 0)).toBe(600);
    expect(residents(office)).toEqual(residents(village));
  }, 60_000);

  it('go to a hub that knows them only among the other calls', async () => {
    const hub = await testHub();
    const asked: string[] = [];
    const older = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith(LINES_PATH)) return void response.writeHead(404).end();
      const { method, headers, url: path } = request;
      const onward = http.request(`${hub.url}${path}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    servers.push(older);
    await new Promise<void>((resolve) => older.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(older.address() as AddressInfo).port}`;
    const village = await enrolledSite({ ...hub, url } as TestHub, '13');
    acceptCase(village.context, village.clerk, fullDraft(village.context, atOnce, newApplicant(1)));
    expect((await syncNow(village.context)).refused).toBe(0);
    expect(waiting(village)).toBe(0);
    const office = await enrolledSite({ ...hub, url } as TestHub, '01');
    await syncNow(office.context);
    expect(residents(office)).toEqual(residents(village));
    expect(asked).toEqual(expect.arrayContaining(['/lines/push', '/rpc/push', '/rpc/pull']));
  }, 60_000);

  const bytes = (text: string) => Buffer.from(text, 'latin1');
  it.each([
    ['no body', 'push', bytes('')],
    ['no head', 'push', bytes('c\nresident')],
    ['a head that is no push', 'push', lineBody({ token: 'a'.repeat(48) }, bytes('x'))],
    ['a deep head', 'push', bytes(`${'['.repeat(100_000)}\n`)],
    ['a head of a prototype', 'push', lineBody(JSON.parse('{"__proto__":{"token":"x"}}'), bytes(''))],
    ['a pull of nothing', 'pull', lineBody({}, bytes(''))],
    ['a pull from before the beginning', 'pull', lineBody({ token: 'a'.repeat(48), after: -1 }, bytes(''))],
  ])('%s is refused', async (_, call, body) => {
    const hub = await testHub();
    const answer = await fetch(`${hub.url}${LINES_PATH}${call}`, { method: 'POST', body: Buffer.from(body) });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe('{"code":"BAD_REQUEST","length":0}\n');
  });

  it('of a name that is none in UTF-8, and a call there is not, are refused', async () => {
    const hub = await testHub();
    const hash = '0'.repeat(64);
    const head = {
      ...{ token: 'a'.repeat(48), siteNumber: '13', epoch: 1, firstSeq: 1, seen: [] },
      ...{ previousChain: hash, chain: hash, signature: '', receipts: [] },
    };
    const post = async (call: string, lines: string) =>
      (
        await fetch(`${hub.url}${LINES_PATH}${call}`, {
          method: 'POST',
          body: Buffer.from(lineBody(head, bytes(lines))),
        })
      ).status;
    expect(await post('push', 'c\nresident\nr\xff\ninsert\n\nsystem\n\n{}')).toBe(400);
    // The form is right: what is wrong is that nobody said hello.
    expect(await post('push', 'c\nresident\nr\ninsert\n\nsystem\n\n{}')).toBe(409);
    expect(await post('drop', '')).toBe(404);
  });
});
