import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '#core/db/query.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { bringScan, openScan } from '#core/scans/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { travelFiles } from '#core/sync/travel-files.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { clearTextIn } from '#core/testing/clear-text.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { jpeg } from '#core/testing/scan-files.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { hubCertificate } from '../certificate.ts';
import { openHubDatabase } from '../database/open.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { caseWithPages, scanRow } from '../testing/scans.ts';
import { enrolledSite, type HubSite, type TestHub, testHub } from '../testing/town.ts';
import { digestOf } from './copy.ts';
import { backUpHub, moveToPostgres, restoreHub } from './move.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

function acceptAt({ context, clerk }: HubSite, order: number) {
  return acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));
}
const numbers = ({ context }: HubSite) =>
  context.data.database.read
    .all(query.selectFrom('cases').select('number').orderBy('number'))
    .map(({ number }) => number);
const ordersOf = ({ context }: HubSite) =>
  context.data.connection
    .prepare(
      'SELECT site_number, epoch, seq, hub_epoch, hub_number FROM changes ORDER BY hub_epoch, hub_number, site_number, epoch, seq',
    )
    .raw()
    .all();
const digest = async (options: TestHub['options']) => {
  const database = await openHubDatabase(options);
  try {
    return await digestOf(database);
  } finally {
    await database.destroy();
  }
};

/** Two centres and the town with some work done and a page at the hub. */
async function workingTown(hub: TestHub) {
  const village = await enrolledSite(hub, '13');
  const other = await enrolledSite(hub, '02');
  const town = await enrolledSite(hub, '01');
  for (let order = 1; order <= 3; order += 1) acceptAt(village, order);
  acceptAt(other, 4);
  const { scanIds } = await caseWithPages(village, 5, [jpeg('kept at the hub')]);
  for (const { context } of [village, other, town]) await syncNow(context);
  await travelFiles(village.context);
  return { village, other, town, scanId: scanIds[0] as string };
}

async function goesOn(
  hub: TestHub,
  { village, other, town, scanId }: Awaited<ReturnType<typeof workingTown>>,
) {
  const before = ordersOf(town);
  acceptAt(village, 8);
  acceptAt(other, 9);
  for (const { context } of [village, other, town]) {
    expect(await syncNow(context)).toMatchObject({ refused: 0, setAside: 0 });
  }
  expect(ordersOf(town).slice(0, before.length)).toEqual(before);
  expect(numbers(town)).toEqual([...numbers(village), ...numbers(other)].sort());
  const { sha256 } = scanRow(village.context, scanId);
  village.context.data.files.remove(sha256);
  await bringScan(village.context, village.clerk, scanId);
  expect(openScan(village.context, village.clerk, scanId).content.length).toBeGreaterThan(0);
  for (const { context } of [village, other, town]) expect(verifyData(context.data).problems).toEqual([]);
  await hub.stop();
}

describe('a hub that moves to PostgreSQL', () => {
  it('has the same contents to the byte there, and the sites go on as before', async () => {
    const hub = await testHub();
    const towns = await workingTown(hub);
    await expect(moveToPostgres(hub.options.folder, server.url)).rejects.toThrow('还在运行');
    await hub.stop();
    const before = await digest(hub.options);
    expect(await moveToPostgres(hub.options.folder, server.url)).toEqual(before);
    expect(before.changes?.rows).toBeGreaterThan(1000);
    expect(existsSync(join(hub.options.folder, 'hub.db'))).toBe(false);
    // Whoever forgets DATABASE_URL must not get a stranger with the same certificate.
    await expect(hub.start()).rejects.toThrow('DATABASE_URL');
    hub.options.databaseUrl = server.url;
    expect(await digest(hub.options)).toEqual(before);
    await hub.start();
    await goesOn(hub, towns);
  }, 120_000);

  it('is not moved into the database of another hub', async () => {
    const hub = await testHub();
    await enrolledSite(hub, '13');
    await hub.stop();
    const before = await digest(hub.options);
    await expect(moveToPostgres(hub.options.folder, server.url)).rejects.toThrow('已经有一个服务器');
    await expect(moveToPostgres(hub.options.folder, 'postgres://hub@127.0.0.1:1/none')).rejects.toThrow(
      'PostgreSQL 打不开',
    );
    expect(await digest(hub.options)).toEqual(before);
    await hub.start();
    await hub.stop();
  }, 60_000);
});

describe('a backup of a hub', () => {
  it('is made while it works, encrypted, and a dead hub goes on from it; a later one brings it up to date', async () => {
    const hub = await testHub();
    await hubCertificate(hub.options.folder);
    const towns = await workingTown(hub);
    const backup = join(temporaryFolder(), 'backup');
    expect((await backUpHub(hub.options, backup)).files).toBe(2);
    await caseWithPages(towns.village, 6, [jpeg('later')]);
    await syncNow(towns.village.context);
    await travelFiles(towns.village.context);
    const { digest: last, files } = await backUpHub(hub.options, backup);
    expect(files).toBe(2);
    // After the backup, and so gone with the machine.
    const { scanIds } = await caseWithPages(towns.village, 7, [jpeg('after the backup')]);
    for (const { context } of [towns.village, towns.town]) await syncNow(context);
    await travelFiles(towns.village.context);
    expect(clearTextIn(backup, ['林秀英', 'JFIF', 'CREATE TABLE'])).toEqual([]);
    await hub.stop();
    // Also what is added to a hub's folder later: without it the hub would be another.
    const kept = readdirSync(hub.options.folder).filter((name) => !name.endsWith('.tmp'));
    expect(readdirSync(backup).sort()).toEqual(kept.sort());

    const folder = join(temporaryFolder(), 'new-machine');
    expect(await restoreHub(backup, { folder })).toEqual({ digest: last, files: 4 });
    await expect(restoreHub(backup, { folder })).rejects.toThrow('已经有一个服务器');
    hub.options.folder = folder;
    await hub.start();
    await syncNow(towns.village.context);
    expect(await travelFiles(towns.village.context)).toMatchObject({ left: 0, stoppedBy: null });
    await goesOn(hub, { ...towns, scanId: scanIds[0] as string });
  }, 120_000);

  it('comes from PostgreSQL, too', async () => {
    const folder = temporaryFolder();
    const hub = await testHub({ folder, databaseUrl: server.url });
    const backup = join(temporaryFolder(), 'backup');
    const { digest: saved } = await backUpHub(hub.options, backup);
    await hub.stop();
    expect(saved).toEqual(await digest(hub.options));
    const restored = join(temporaryFolder(), 'restored');
    expect((await restoreHub(backup, { folder: restored })).digest).toEqual(saved);
    expect(readFileSync(join(restored, 'hub.key'))).toEqual(readFileSync(join(folder, 'hub.key')));
  }, 60_000);

  it('is refused where there is none, and where another hub lives', async () => {
    const folder = temporaryFolder();
    await expect(restoreHub(folder, { folder: temporaryFolder() })).rejects.toThrow('没有备份');
    await expect(backUpHub({ folder }, join(folder, 'to'))).rejects.toThrow('没有服务器的数据');
    const hub = await testHub();
    const backup = join(temporaryFolder(), 'backup');
    await backUpHub(hub.options, backup);
    const strange = temporaryFolder();
    writeFileSync(join(strange, 'hub.key'), '0'.repeat(64));
    await expect(restoreHub(backup, { folder: strange })).rejects.toThrow('另一个服务器');
    expect(readFileSync(join(strange, 'hub.key'), 'utf8')).toBe('0'.repeat(64));
  }, 60_000);
});
