import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringScan, openScan, removeScan } from '#core/scans/service.ts';
import { changeSettings } from '#core/settings/service.ts';
import { fileQueueSize } from '#core/sync/file-queue.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { pauseFiles, syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { travelFiles } from '#core/sync/travel-files.ts';
import { clearTextIn } from '#core/testing/clear-text.ts';
import { randomFrom } from '#core/testing/kill-after.ts';
import { jpeg } from '#core/testing/scan-files.ts';
import { PIECE_BYTES } from '#shared/sync/file-pieces.ts';
import { hubKey } from '../database/open.ts';
import { cuttingProxy } from '../testing/cutting-proxy.ts';
import { caseWithPages, loseFiles, noisyPage, pieces, scanRow, sessionOf } from '../testing/scans.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from '../testing/town.ts';
import { HubFiles, scansOf } from './hub-files.ts';

let hub: TestHub;
let village: HubSite;
beforeAll(async () => {
  hub = await testHub();
  village = await enrolledSite(hub, '13');
}, 60_000);

const filesAtHub = () => globSync('scans/*/*/*', { cwd: hub.options.folder }).sort();
const nameAtHub = (sha256: string) => join('scans', '13', sha256.slice(0, 2), sha256);
const waiting = ({ context }: HubSite) => fileQueueSize(context.data.database.read).count;

describe('scans on their way to the hub', () => {
  it('go after the records, arrive whole and lie there encrypted', async () => {
    const { scanIds } = await caseWithPages(village, 1, [noisyPage(1), jpeg('second')]);
    expect(waiting(village)).toBe(2);
    // The hub does not know the record yet.
    expect(await travelFiles(village.context)).toMatchObject({ sent: 0, left: 2 });
    await syncNow(village.context);
    expect(await travelFiles(village.context)).toMatchObject({ sent: 2, left: 0, stoppedBy: null });
    const names = scanIds
      .map((id) => scanRow(village.context, id))
      .flatMap(({ sha256, thumbnail_sha256 }) => [sha256, thumbnail_sha256]);
    expect(filesAtHub()).toEqual(names.map(nameAtHub).sort());
    expect(clearTextIn(hub.options.folder, ['JFIF'])).toEqual([]);
    const { files: scans } = syncStatus(village.context);
    expect(scans).toMatchObject({ waiting: 0, bytes: 0, stoppedBy: null });
    expect(scans.bytesToday).toBeGreaterThan(PIECE_BYTES);
  });

  it('go on where a line was cut, at any byte', async () => {
    const pages = [noisyPage(2, 900), noisyPage(3, 900)];
    const size = pages.reduce((sum, { length }) => sum + length, 0);
    expect(size).toBeGreaterThan(6 * PIECE_BYTES);
    const { scanIds } = await caseWithPages(village, 2, pages);
    await syncNow(village.context);
    const random = randomFrom(20_260_611);
    const proxy = await cuttingProxy(hub.options.port, () => 5000 + random() * 3 * PIECE_BYTES);
    const connect = (_: string, fingerprint: string) => connectHub(proxy.url, fingerprint);
    let cuts = 0;
    try {
      for (; waiting(village) > 0 && cuts < 200; cuts += 1) {
        await travelFiles(village.context, { connect }).catch(() => {});
      }
    } finally {
      await proxy.close();
    }
    expect(cuts).toBeGreaterThan(3);
    expect(waiting(village)).toBe(0);
    // No more than the piece in hand is sent anew.
    expect(proxy.sent).toBeLessThan(size + cuts * (PIECE_BYTES + 5000));
    for (const id of scanIds) {
      const { sha256, size: bytes } = scanRow(village.context, id);
      loseFiles(village, id);
      await bringScan(village.context, village.clerk, id);
      const content = village.context.data.files.get(sha256);
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
  }, 60_000);

  it('stop at the limit of the day and go on the next day; a pause holds them, and neither holds records', async () => {
    const { data } = village.context;
    const spent = syncStatus(village.context).files.bytesToday;
    const limit = Math.ceil(spent / 1024 / 1024);
    changeSettings(village.context, village.manager, { 'scans.daily-megabytes': limit });
    await caseWithPages(village, 3, [noisyPage(4, 1400), jpeg('small')]);
    expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
    expect(await travelFiles(village.context)).toMatchObject({ stoppedBy: 'limit', left: 2 });
    const { files: scans } = syncStatus(village.context);
    expect(scans).toMatchObject({ waiting: 2, stoppedBy: 'limit', limit: limit * 1024 * 1024 });
    expect(scans.bytesToday).toBeLessThanOrEqual(limit * 1024 * 1024);
    changeSettings(village.context, village.manager, { 'scans.daily-megabytes': 0 });
    pauseFiles(village.context, village.clerk, true);
    expect(await travelFiles(village.context)).toMatchObject({ stoppedBy: 'paused', sent: 0 });
    expect((await syncNow(village.context)).confirmed).toBeGreaterThan(0);
    pauseFiles(village.context, village.clerk, false);
    expect(await travelFiles(village.context)).toMatchObject({ stoppedBy: null, sent: 2 });
    changeSettings(village.context, village.manager, { 'scans.daily-megabytes': limit });
    // Yesterday's bytes are yesterday's.
    data.connection.exec("UPDATE file_travel SET day = '2026-06-08'");
    expect(syncStatus(village.context).files.bytesToday).toBe(0);
    changeSettings(village.context, village.manager, { 'scans.daily-megabytes': 0 });
    await syncNow(village.context);
  });

  it('make way for records before the next piece', async () => {
    await caseWithPages(village, 4, [noisyPage(5, 900)]);
    await syncNow(village.context);
    expect(await travelFiles(village.context, { mayGoOn: pieces(2) })).toMatchObject({
      sent: 0,
      left: 1,
      stoppedBy: null,
    });
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0 });
  });

  it('are refused when the content is not what the hash says, and come again whole', async () => {
    const { scanIds } = await caseWithPages(village, 5, [jpeg('what it is')]);
    const scanId = scanIds[0] as string;
    await syncNow(village.context);
    const { sha256, size } = scanRow(village.context, scanId);
    const { client, token, close } = await sessionOf(hub, village);
    const piece = new Blob([new Uint8Array(size).fill(7)]);
    const wrong = await client.putScan({ token, scanId, part: 'page', offset: 0, size, piece });
    expect(wrong).toEqual({ outcome: 'differs', have: 0 });
    expect(filesAtHub().filter((name) => name.includes(sha256))).toEqual([]);
    const longer = { token, scanId, part: 'page' as const, offset: 0, size: size + 1, piece };
    expect(await client.putScan(longer)).toEqual({ outcome: 'unknown', have: 0 });
    const beyond = { token, scanId, part: 'page' as const, offset: PIECE_BYTES, size, piece };
    expect(await client.putScan(beyond)).toEqual({ outcome: 'more', have: 0 });
    close();
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1 });
    expect(filesAtHub()).toContain(nameAtHub(sha256));
  });

  it('are whole also when the hub was killed between the last piece and the name', async () => {
    const page = jpeg('all but the name');
    const { scanIds } = await caseWithPages(village, 12, [page]);
    await syncNow(village.context);
    const { sha256, size } = scanRow(village.context, scanIds[0] as string);
    const { folder } = hub.options;
    const file = new HubFiles(folder, hubKey(folder)).fileOf(scansOf('13'), sha256, size);
    await file.write(0, page);
    expect([await file.received(), await file.isWhole()]).toEqual([size, false]);
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0 });
    expect(await file.isWhole()).toBe(true);
  });

  it('arrive whole when two processes of a folder send them at once', async () => {
    const pages = Array.from({ length: 6 }, (_, at) => noisyPage(60 + at, 900));
    const { scanIds } = await caseWithPages(village, 11, pages);
    await syncNow(village.context);
    await Promise.all([1, 2, 3].map(() => travelFiles(village.context)));
    expect(waiting(village)).toBe(0);
    for (const [at, id] of scanIds.entries()) {
      loseFiles(village, id);
      await bringScan(village.context, village.clerk, id);
      const { content } = openScan(village.context, village.clerk, id);
      expect(Buffer.from(content).equals(pages[at] as Buffer)).toBe(true);
    }
  });

  it('go at the hub when they go at the centre, unless another page has the same file', async () => {
    const same = jpeg('same');
    const { caseId, scanIds } = await caseWithPages(village, 6, [same, same]);
    await syncNow(village.context);
    await travelFiles(village.context);
    const [first, second] = scanIds as [string, string];
    const name = nameAtHub(scanRow(village.context, first).sha256);
    removeScan(village.context, village.clerk, { ownerId: caseId, scanId: first });
    await syncNow(village.context);
    expect(filesAtHub()).toContain(name);
    removeScan(village.context, village.clerk, { ownerId: caseId, scanId: second });
    await syncNow(village.context);
    expect(filesAtHub()).not.toContain(name);
  });
});
