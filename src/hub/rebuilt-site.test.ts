import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemActor } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { openScan } from '#core/scans/service.ts';
import { rebuildSite } from '#core/sync/rebuild-site.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { travelFiles } from '#core/sync/travel-files.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { resourcesFolder } from '#core/testing/fresh-site.ts';
import { jpeg } from '#core/testing/scan-files.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { cuttingProxy } from './testing/cutting-proxy.ts';
import { caseWithPages } from './testing/scans.ts';
import { closeLater, enrolledSite, type HubSite, testHub } from './testing/town.ts';

const rest = { resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
const synced = [
  'cases',
  'case_events',
  'case_materials',
  'case_scans',
  'residents',
  'staff',
  'service_items',
  'settings',
];

function rowsOf({ context }: HubSite) {
  return synced.map((table) => context.data.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
}
function accept({ context, clerk }: HubSite, order: number) {
  return acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));
}
function opened(folder: string, like: HubSite): HubSite {
  const clock = () => Date.parse('2026-06-09T03:00:00.000Z');
  const data = closeLater(openData({ folder, key: readDemoKey(folder), clock }));
  return { ...like, context: { ...rest, data } };
}

describe('a centre whose machine is lost', () => {
  it('comes back from the hub with all its records and pages, under an epoch of its own, and goes on', async () => {
    const hub = await testHub();
    const lost = await enrolledSite(hub, '13');
    const town = await enrolledSite(hub, '01');
    const { scanIds } = await caseWithPages(lost, 1, [jpeg('one'), jpeg('two')]);
    for (let order = 2; order <= 6; order += 1) accept(lost, order);
    await syncNow(lost.context);
    await travelFiles(lost.context);
    const before = rowsOf(lost);
    // Printed on paper, and nobody but the lost machine knew of it.
    const unsent = accept(lost, 7);
    lost.context.data.database.close();

    const folder = join(temporaryFolder(), 'new');
    mkdirSync(folder);
    const place = { folder, siteNumber: '13', url: hub.url, code: await hub.code('13'), ...rest };
    expect(await rebuildSite(place, systemActor)).toMatchObject({ refused: 0, parked: 0, setAside: 0 });
    const anew = opened(folder, lost);
    expect(anew.context.data.database.site).toEqual({ siteNumber: '13', epoch: 2 });
    expect(rowsOf(anew)).toEqual(before);
    expect(await travelFiles(anew.context)).toMatchObject({ fetched: 2, left: 0 });
    for (const id of scanIds) {
      expect(openScan(anew.context, anew.clerk, id).content.length).toBeGreaterThan(0);
    }
    expect(verifyData(anew.context.data).problems).toEqual([]);

    const next = accept(anew, 8);
    expect(next.number > unsent.number).toBe(true);
    expect(await syncNow(anew.context)).toMatchObject({ confirmed: 1, refused: 0 });
    expect(await syncNow(town.context)).toMatchObject({ setAside: 0 });
    expect(rowsOf(town)[0]).toEqual(rowsOf(anew)[0]);
    for (const { context } of [anew, town]) expect(verifyData(context.data).problems).toEqual([]);
    await expect(rebuildSite(place, systemActor)).rejects.toMatchObject({ code: 'data-exists' });
  }, 120_000);

  it('goes on where it was cut off', async () => {
    const hub = await testHub();
    const lost = await enrolledSite(hub, '13');
    accept(lost, 1);
    await syncNow(lost.context);
    const before = rowsOf(lost);
    let carries = 5000;
    const proxy = await cuttingProxy(hub.options.port, () => {
      carries += 15_000;
      return carries;
    });
    const folder = join(temporaryFolder(), 'new');
    mkdirSync(folder);
    const place = { folder, siteNumber: '13', url: proxy.url, code: await hub.code('13'), ...rest };
    let attempts = 0;
    for (let done = false; !done && attempts < 60; attempts += 1) {
      done = await rebuildSite(place, systemActor).then(
        () => true,
        (error: { code?: string }) => {
          expect(error.code).toBe('HUB_NOT_REACHED');
          return false;
        },
      );
    }
    await proxy.close();
    expect(attempts).toBeGreaterThan(2);
    expect(rowsOf(opened(folder, lost))).toEqual(before);
  }, 120_000);
});
