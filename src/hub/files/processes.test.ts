import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ow } from '#cli/testing/command-line.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { clerk, resourcesFolder } from '#core/testing/fresh-site.ts';
import { commandLine, HubProcess, seed, sync } from '../testing/processes.ts';
import { caseWithPages, noisyPage, scanRow } from '../testing/scans.ts';
import { HubFiles, scansOf } from './hub-files.ts';

const hub = new HubProcess();

beforeAll(() => hub.start());
afterAll(() => hub.end('SIGTERM'));

it('no scan is lost or broken when hub and centre are killed again and again while scans travel', async () => {
  const fifth = join(temporaryFolder(), 'fifth');
  await seed(fifth, '04', 5, 5);
  expect((await sync(fifth, '--hub', hub.url, '--code', await hub.code('04'))).status).toBe(0);
  const pages = Array.from({ length: 12 }, (_, at) => noisyPage(100 + at, 900));
  const data = openData({ folder: fifth, key: readDemoKey(fifth) });
  const context = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
  const scanner = { context, clerk: { ...clerk, id: 'demo-04-1' } };
  const { scanIds } = await caseWithPages(scanner, 1, pages);
  const names = scanIds.map((id) => scanRow(context, id).sha256);
  data.database.close();
  expect(await sync(fifth, '--no-files')).toMatchObject({ status: 0, answer: { refused: 0 } });
  let kills = 0;
  for (let round = 0; round < 12; round += 1) {
    const child = spawn(process.execPath, [commandLine, 'sync', '--data', fifth], { stdio: 'ignore' });
    const ended = new Promise<string | null>((done) => child.once('exit', (_, by) => done(by)));
    // In the middle of a piece: the second hello is that of the scans.
    let hellos = 0;
    let timer: NodeJS.Timeout | undefined;
    const killing = new Promise<void>((done) => {
      hub.onLine((line) => {
        if (line.includes('"msg":"hello"')) hellos += 1;
        if (hellos !== 2 || timer) return;
        timer = setTimeout(
          () => {
            if (round % 2 === 0) child.kill('SIGKILL');
            done();
          },
          10 + round * 12,
        );
      });
    });
    if (round % 2 === 1) {
      await Promise.race([killing, ended]);
      await hub.end('SIGKILL');
    }
    if ((await ended) === 'SIGKILL') kills += 1;
    clearTimeout(timer);
    if (round % 2 === 1) await hub.start();
  }
  expect(kills).toBeGreaterThan(0);
  const last = await sync(fifth);
  expect(last).toMatchObject({ status: 0, answer: { files: { left: 0, stoppedBy: null } } });
  const store = new HubFiles(hub.folder, readFileSync(join(hub.folder, 'hub.key'), 'utf8').trim());
  for (const [at, sha256] of names.entries()) {
    const page = pages[at] as Buffer;
    expect((await store.fileOf(scansOf('04'), sha256, page.length).content())?.equals(page)).toBe(true);
  }
  expect(globSync('scans/**/*.part', { cwd: hub.folder })).toEqual([]);
  expect(await ow('verify', '--data', fifth)).toMatchObject({ status: 0 });
}, 180_000);
