import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ow, owProcess } from '#cli/testing/command-line.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { clerk, resourcesFolder } from '#core/testing/fresh-site.ts';
import type { TownStanding } from '#shared/contract/county.ts';
import { healthPage } from '../operation/health-page.ts';
import { HubProcess, hubMain, seed, sync } from '../testing/processes.ts';

const county = new HubProcess();
const hub = new HubProcess();
const village = join(temporaryFolder(), 'village');
const office = join(temporaryFolder(), 'office');

beforeAll(async () => {
  await Promise.all([county.start(), hub.start()]);
  await Promise.all([seed(village, '13', 20, 60), seed(office, '01', 1, 1)]);
  await sync(village, '--hub', hub.url, '--code', await hub.code('13'));
  await sync(office, '--hub', county.url, '--code', await county.code('01'));
}, 120_000);
afterAll(async () => {
  await Promise.all([county.end('SIGTERM'), hub.end('SIGTERM')]);
});

const asked = async (...words: string[]) => {
  // A hub's commands are those of its own program, which writes to the streams of the process.
  const { status, stdout, stderr } = await (words[0] === 'hub' ? owProcess : ow)(...words, '--json');
  return { status, stderr, answer: stdout === '' ? null : JSON.parse(stdout) };
};
const upward = async () => (await hub.health()).upward;

it('a county sees what a village accepted, though neither it nor the town’s hub ever waited for the other', async () => {
  expect(await upward()).toBeNull();
  const early = await asked('hub', 'report', '--data', hub.folder);
  expect(early).toMatchObject({ status: 1, stderr: expect.stringContaining('还没有登记到上级服务器') });

  const code = await county.code('05', '--for-hub');
  await county.end('SIGTERM');
  const words = ['hub', 'join', '--hub', county.url, '--code', code, '--data', hub.folder];
  expect(await asked(...words)).toMatchObject({ status: 1, stderr: expect.stringContaining('联系不上') });
  await county.start();
  expect(await asked(...words)).toMatchObject({ status: 0, answer: { townNumber: '05' } });

  // The hub that runs notices by itself that it is a site now, and tells.
  await vi.waitFor(
    async () => expect(await upward()).toMatchObject({ townNumber: '05', waiting: 0, failure: null }),
    { timeout: 120_000, interval: 500 },
  );
  await vi.waitFor(async () => expect((await upward())?.countedFor).toMatch(/^\d{4}-/), {
    timeout: 120_000,
    interval: 500,
  });
  const said = await asked('hub', 'report', '--data', hub.folder);
  expect(said).toMatchObject({ status: 0, answer: { changed: false, upward: { waiting: 0, refused: 0 } } });

  expect(await sync(office)).toMatchObject({ status: 0, answer: { setAside: 0, parked: 0 } });
  const [town] = (await asked('county', 'list', '--data', office)).answer as TownStanding[];
  expect(town).toMatchObject({ townNumber: '05', name: '沙塘镇', contact: { silent: false } });
  // As the village itself counts.
  const listed = async (filter: string) =>
    (await asked('case', 'list', '--filter', filter, '--limit', '500', '--data', village)).answer.length;
  const month = town?.day?.slice(0, 7) ?? '';
  const report = (await asked('report', '--month', month, '--data', village)).answer;
  expect(town?.figures).toEqual({
    open: await listed('open'),
    dueToday: await listed('due-today'),
    overdue: await listed('overdue'),
    received: await listed('received'),
    correction: await listed('correction'),
    gaps: await listed('gaps'),
    toDeliver: await listed('to-deliver'),
    receivedInMonth: report.received,
    completedInMonth: report.completed,
  });
  expect(town?.figures?.open).toBeGreaterThan(0);

  const overdue = (await asked('county', 'overdue', '05', '--data', office)).answer.rows;
  expect(overdue).toHaveLength(town?.figures?.overdue ?? -1);
  expect((await asked('county', 'show', '05', '--data', office)).answer).toMatchObject([
    { centreNumber: '13', open: town?.figures?.open },
  ]);
  expect(await asked('county', 'show', '06', '--data', office)).toMatchObject({ status: 2 });
  expect(await ow('verify', '--data', office)).toMatchObject({ status: 0 });

  const health = await owProcess('hub', 'health', '--data', county.folder);
  expect(health.stdout).toContain('05 沙塘镇（下级镇的服务器）');
  expect(healthPage(await county.health())).toContain('登记了 1 个中心、1 个镇');
}, 300_000);

it('killed anywhere between counting and the last answer, a hub tells each figure once', async () => {
  const standing = async () =>
    ((await asked('county', 'list', '--data', office)).answer as TownStanding[])[0];
  const before = (await standing())?.figures?.open ?? 0;
  // The hub itself would tell what the killed ones did not.
  await hub.end('SIGTERM');
  let kills = 0;
  for (let round = 0; round < 3; round += 1) {
    await hub.start();
    acceptAtVillage(round);
    expect(await sync(village)).toMatchObject({ status: 0 });
    await hub.end('SIGTERM');
    const child = spawn(process.execPath, [hubMain, 'report', '--data', hub.folder], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), 250 + round * 350);
    if ((await new Promise((done) => child.once('exit', (_, by) => done(by)))) === 'SIGKILL') kills += 1;
    clearTimeout(timer);
  }
  expect(kills).toBeGreaterThan(0);
  await hub.start();
  expect(await asked('hub', 'report', '--data', hub.folder)).toMatchObject({
    ...{ status: 0, answer: { upward: { waiting: 0, refused: 0 } } },
  });
  expect(await sync(office)).toMatchObject({ status: 0, answer: { setAside: 0 } });
  expect((await standing())?.figures?.open).toBe(before + 3);
  expect(await asked('conflict', 'list', '--data', office)).toMatchObject({ answer: [] });
}, 300_000);

function acceptAtVillage(order: number): void {
  const data = openData({ folder: village, key: readDemoKey(village) });
  const context = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
  acceptCase(context, clerk, fullDraft(context, threeDays, newApplicant(700 + order)));
  data.database.close();
}
