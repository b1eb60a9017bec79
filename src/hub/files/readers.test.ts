import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringScan, openScan } from '#core/scans/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { travelFiles } from '#core/sync/travel-files.ts';
import { faultOf } from '#core/testing/fault.ts';
import { jpeg } from '#core/testing/scan-files.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { PIECE_BYTES } from '#shared/sync/file-pieces.ts';
import { caseWithPages, loseFiles, noisyPage, pieces, scanRow, sessionOf } from '../testing/scans.ts';
import { answer, everybodySyncs, holder, offer } from '../testing/three-sites.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from '../testing/town.ts';

let hub: TestHub;
let village: HubSite;
let town: HubSite;
beforeAll(async () => {
  hub = await testHub();
  village = await enrolledSite(hub, '13');
  town = await enrolledSite(hub, '01');
}, 60_000);

describe('who may read scans', () => {
  it('not the town: it sees that a page was scanned, and the hub does not hand it out', async () => {
    const { scanIds } = await caseWithPages(village, 7, [jpeg('not the town')]);
    const scanId = scanIds[0] as string;
    await syncNow(village.context);
    await travelFiles(village.context);
    await syncNow(town.context);
    expect(scanRow(town.context, scanId).size).toBeGreaterThan(0);
    expect(await travelFiles(town.context)).toMatchObject({ fetched: 0, left: 0 });
    await expect(bringScan(town.context, town.clerk, scanId)).rejects.toMatchObject({
      code: 'FILE_NOT_HERE',
      data: { why: 'other-centre' },
    });
    const { client, token, close } = await sessionOf(hub, town);
    for (const part of ['page', 'thumbnail'] as const) {
      const answer = await client.getScan({ token, scanId, part, offset: 0 });
      expect(answer).toEqual({ outcome: 'not-allowed', size: 0, piece: null });
    }
    expect(await client.scanState({ token, scanIds: [scanId] })).toEqual({
      scans: [{ scanId, page: null, thumbnail: null }],
    });
    close();
  });

  it('the centre a case was handed to; the one that captured them no longer reads the sensitive ones', async () => {
    const other = await enrolledSite(hub, '02');
    const { caseId, scanIds } = await caseWithPages(village, 20, [jpeg('goes along'), noisyPage(20)]);
    const [open, guarded] = scanIds as [string, string];
    const command = {
      name: 'test.write',
      actor: village.clerk,
      subject: { entity: 'caseScan', id: guarded },
    };
    for (const [id, sensitive] of [
      [open, 0],
      [guarded, 1],
    ] as const) {
      village.context.data.database.write(command, (unit) => unit.update('caseScan', { id }, { sensitive }));
    }
    const all = () => everybodySyncs([village, other, town]);
    await all();
    await travelFiles(village.context);
    expect(await travelFiles(other.context)).toMatchObject({ fetched: 0 });
    const { id: transferId } = offer(village, caseId, other);
    await all();
    answer(other, transferId, true);
    await all();
    expect(await travelFiles(other.context)).toMatchObject({ fetched: 2, left: 0 });
    for (const id of scanIds) {
      expect(openScan(other.context, other.clerk, id).content).toEqual(
        openScan(village.context, village.clerk, id).content,
      );
    }
    expect(await travelFiles(town.context)).toMatchObject({ fetched: 0, left: 0 });
    const { client, token, close } = await sessionOf(hub, village);
    const asked = (scanId: string) => client.getScan({ token, scanId, part: 'page', offset: 0 });
    expect((await asked(open)).outcome).toBe('piece');
    expect((await asked(guarded)).outcome).toBe('not-allowed');
    close();
    for (const { context } of [village, other, town]) expect(verifyData(context.data).problems).toEqual([]);
  }, 60_000);

  it('who gets a case back whose pages it had not sent yet', async () => {
    const other = await enrolledSite(hub, '03');
    const { caseId, scanIds } = await caseWithPages(village, 21, [jpeg('there and back')]);
    const all = () => everybodySyncs([village, other]);
    await all();
    for (const [from, to] of [
      [village, other],
      [other, village],
    ] as const) {
      const { id } = offer(from, caseId, to);
      await all();
      answer(to, id, true);
      await all();
      for (const site of [village, other])
        expect(holder(site, caseId)).toBe(to.context.data.database.site.siteNumber);
    }
    expect(await travelFiles(village.context)).toMatchObject({ sent: 1, left: 0 });
    expect(openScan(village.context, village.clerk, scanIds[0] as string).content).toEqual(
      jpeg('there and back'),
    );
  }, 60_000);

  it('nobody by naming the hash of another centre in a record of its own', async () => {
    const { scanIds } = await caseWithPages(village, 8, [jpeg('coveted')]);
    await syncNow(village.context);
    await travelFiles(village.context);
    const coveted = scanRow(village.context, scanIds[0] as string);
    const own = await caseWithPages(town, 8, [jpeg('own')]);
    const id = 'claimed';
    const command = { name: 'test.write', actor: town.clerk, subject: { entity: 'caseScan', id } };
    const { version: _, ...row } = coveted;
    town.context.data.database.write(command, (unit) =>
      unit.insert('caseScan', { ...row, id, case_id: own.caseId }),
    );
    expect(await syncNow(town.context)).toMatchObject({ refused: 0 });
    const { client, token, close } = await sessionOf(hub, town);
    const answer = await client.getScan({ token, scanId: id, part: 'page', offset: 0 });
    expect(answer).toEqual({ outcome: 'not-here', size: 0, piece: null });
    close();
    town.context.data.database.write(command, (unit) => unit.delete('caseScan', { id }));
  });

  it('the centre itself after its disk was lost; what was torn on the way is asked for again', async () => {
    const { scanIds } = await caseWithPages(village, 9, [noisyPage(9, 900)]);
    const scanId = scanIds[0] as string;
    await syncNow(village.context);
    await travelFiles(village.context);
    const { data } = village.context;
    const { sha256, size } = scanRow(village.context, scanId);
    loseFiles(village, scanId);
    expect(faultOf(() => openScan(village.context, village.clerk, scanId))).toMatchObject({
      code: 'FILE_NOT_HERE',
    });
    data.connection.prepare("INSERT INTO file_queue VALUES (?, 'caseScan', ?, 'down')").run(scanId, size);
    await travelFiles(village.context, { mayGoOn: pieces(3) });
    const part = join(village.context.data.folder, 'files', 'incoming', `${sha256}.part`);
    const bytes = readFileSync(part);
    expect(bytes.length).toBeGreaterThan(PIECE_BYTES);
    // A power cut: the end of the file is not what was written.
    writeFileSync(part, Buffer.concat([bytes.subarray(0, -100), Buffer.alloc(100)]));
    expect(await travelFiles(village.context)).toMatchObject({ fetched: 1, left: 0 });
    expect(openScan(village.context, village.clerk, scanId).content.length).toBe(size);
    expect(existsSync(part)).toBe(false);
    expect(verifyData(data).problems).toEqual([]);
  });

  it('a page that is not at the town yet is said to be on its way', async () => {
    const { scanIds } = await caseWithPages(village, 10, [jpeg('still here')]);
    await syncNow(village.context);
    loseFiles(village, scanIds[0] as string);
    await expect(bringScan(village.context, village.clerk, scanIds[0] as string)).rejects.toMatchObject({
      data: { why: 'not-at-town' },
    });
    await hub.stop();
    await expect(bringScan(village.context, village.clerk, scanIds[0] as string)).rejects.toMatchObject({
      data: { why: 'offline' },
    });
    await hub.start();
    rmSync(join(village.context.data.folder, 'files', 'incoming'), { recursive: true, force: true });
  });
});
