import http from 'node:http';
import { brotliCompressSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { syncNow } from '#core/sync/sync-now.ts';
import { enrolledSite, testHub } from './testing/town.ts';

interface Said {
  status: number | undefined;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Says something to a hub without the client of the application. */
function say(url: string, headers: http.OutgoingHttpHeaders, body: Buffer): Promise<Said> {
  return new Promise((resolve, reject) => {
    const asked = http.request(`${url}/rpc/challenge`, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };

describe('what comes over the wire', () => {
  it.each([
    ['zstd', zstdCompressSync],
    ['br', brotliCompressSync],
  ] as const)('is taken packed as %s', async (packing, pack) => {
    const hub = await testHub();
    const body = pack(Buffer.from('{}'));
    const said = await say(hub.url, { ...json, 'content-encoding': packing }, body);
    expect(said.status).toBe(200);
    expect(JSON.parse(said.body.toString())).toMatchObject({ json: { challenge: expect.any(String) } });
  });

  it('is refused when it would grow too large, and the hub goes on', async () => {
    const hub = await testHub();
    const bomb = zstdCompressSync(Buffer.alloc(400_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage.rss();
    const said = await say(hub.url, { ...json, 'content-encoding': 'zstd' }, bomb);
    expect(said.status).toBe(413);
    expect(process.memoryUsage.rss() - before).toBeLessThan(256_000_000);
    expect((await say(hub.url, json, Buffer.from('{}'))).status).toBe(200);
  });

  it('may be sealed bytes that look like nothing but brackets, up to the size of a piece', async () => {
    const hub = await testHub();
    const form = (bytes: number) =>
      Buffer.from(
        '--x\r\ncontent-disposition: form-data; name="data"\r\n\r\n{"json":{}}\r\n' +
          `--x\r\ncontent-disposition: form-data; name="0"; filename="piece"\r\n\r\n${'['.repeat(bytes)}\r\n--x--\r\n`,
      );
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await say(hub.url, headers, form(140_000))).status).not.toBe(413);
    expect((await say(hub.url, headers, form(2_000_000))).status).toBe(413);
  });

  it('is refused when it is no packing at all, or has no length', async () => {
    const hub = await testHub();
    const broken = await say(hub.url, { ...json, 'content-encoding': 'zstd' }, Buffer.from('not packed'));
    expect(broken.status).toBe(413);
    const endless = await say(hub.url, { ...json, 'transfer-encoding': 'chunked' }, Buffer.from('{}'));
    expect(endless.status).toBe(413);
  });
});

describe('a hub with too much to do', () => {
  it('says when to come again, and who comes again is served', async () => {
    const hub = await testHub({ turns: { working: 1, waiting: 0 } });
    const site = await enrolledSite(hub, '13');
    const slow = http.request(`${hub.url}/rpc/challenge`, {
      method: 'POST',
      headers: { ...json, 'content-length': 2 },
    });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      slow.on('response', (answer) => resolve(answer.resume().statusCode));
      slow.on('error', reject);
    });
    slow.write('{');
    let told: Said;
    do told = await say(hub.url, json, Buffer.from('{}'));
    while (told.status !== 503);
    expect(Number(told.headers['retry-after'])).toBeGreaterThan(0);
    const round = syncNow(site.context);
    setTimeout(() => slow.end('}'), 300);
    expect(await answered).toBe(200);
    expect(await round).toMatchObject({ refused: 0, confirmed: expect.any(Number) });
  }, 60_000);
});
