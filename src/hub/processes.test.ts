import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ow, owProcess } from '#cli/testing/command-line.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { syncState } from '#core/db/sync-state.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { sha256 } from '#core/sync/signing.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { clerk, resourcesFolder } from '#core/testing/fresh-site.ts';
import { commandLine, HubProcess, seed, sync } from './testing/processes.ts';

const hub = new HubProcess();
const village = join(temporaryFolder(), 'village');
const town = join(temporaryFolder(), 'town');

beforeAll(async () => {
  await hub.start();
  await Promise.all([seed(village, '13', 20, 40), seed(town, '01', 20, 40)]);
}, 120_000);
afterAll(() => hub.end('SIGTERM'));

/** Length and SHA-256 of a site's log with its hub orders, as it stands in a folder. */
function digestOf(folder: string, siteNumber: string): string {
  const data = openData({ folder, key: readDemoKey(folder) });
  try {
    const rows = data.connection
      .prepare(
        `SELECT site_number, epoch, seq, command_id, entity, entity_id, operation, base_version, fields, actor_id,
           clock, hub_epoch, hub_number
         FROM changes WHERE site_number = ? ORDER BY seq`,
      )
      .raw()
      .all(siteNumber);
    return `${rows.length} ${sha256(JSON.stringify(rows))}`;
  } finally {
    data.database.close();
  }
}

function isEnrolled(folder: string): boolean {
  const data = openData({ folder, key: readDemoKey(folder) });
  try {
    return syncState(data.database.read) !== null;
  } finally {
    data.database.close();
  }
}

describe('a hub and two centres, each a process of its own', () => {
  it('a stranger with another certificate is told nothing, and a code works once', async () => {
    const code = await hub.code('13');
    const [secret] = code.split('.');
    const stranger = await sync(village, '--hub', hub.url, '--code', `${secret}.${'0'.repeat(32)}`);
    expect(stranger).toMatchObject({ status: 1, answer: { error: { code: 'HUB_NOT_REACHED' } } });
    const first = await sync(village, '--hub', hub.url, '--code', code);
    expect(first).toMatchObject({ status: 0, answer: { refused: 0, setAside: 0, parked: 0 } });
    const again = await sync(town, '--hub', hub.url, '--code', code);
    expect(again).toMatchObject({ status: 1, answer: { error: { why: 'CODE_NOT_VALID' } } });
  }, 60_000);

  it('a case accepted while the hub is away stands at the town when it is back', async () => {
    await hub.end('SIGTERM');
    const data = openData({ folder: village, key: readDemoKey(village) });
    const context = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
    const { number } = acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(1)));
    data.database.close();
    expect(await sync(village)).toMatchObject({ status: 1, answer: { error: { code: 'HUB_NOT_REACHED' } } });
    await hub.start();
    expect(await sync(village)).toMatchObject({ status: 0, answer: { confirmed: 1 } });
    expect((await sync(town, '--hub', hub.url, '--code', await hub.code('01'))).status).toBe(0);
    const shown = await ow('case', 'show', number, '--data', town, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ number });
    expect(digestOf(town, '13')).toBe(digestOf(village, '13'));
  }, 60_000);

  it('nothing is lost or doubled when the hub is killed again and again in the middle of a push', async () => {
    const third = join(temporaryFolder(), 'third');
    await seed(third, '02', 100, 250);
    const code = await hub.code('02');
    let kills = 0;
    for (let round = 0; round < 6; round += 1) {
      // Between any two of its steps: before the batch, while it writes, before its answer is out.
      const killing = new Promise<void>((done) => {
        hub.onLine((line) => {
          if (line.includes('"msg":"hello"'))
            setTimeout(() => void hub.end('SIGKILL').then(() => done()), round * 25);
        });
      });
      const { status } = await sync(third, ...(round === 0 ? ['--hub', hub.url, '--code', code] : []));
      await killing;
      if (status !== 0) kills += 1;
      await hub.start();
    }
    expect(kills).toBeGreaterThan(0);
    expect((await sync(third)).status).toBe(0);
    expect((await sync(third)).answer).toMatchObject({ confirmed: 0, refused: 0 });
    expect((await sync(town)).status).toBe(0);
    expect(digestOf(town, '02')).toBe(digestOf(third, '02'));
    for (const folder of [third, town, village]) {
      expect(await ow('verify', '--data', folder)).toMatchObject({ status: 0 });
    }
  }, 120_000);

  it('nothing is lost or doubled when a centre is killed again and again while it syncs', async () => {
    const fourth = join(temporaryFolder(), 'fourth');
    await seed(fourth, '03', 100, 250);
    let kills = 0;
    for (let round = 0; round < 10; round += 1) {
      const enrolment = isEnrolled(fourth) ? [] : ['--hub', hub.url, '--code', await hub.code('03')];
      const words = [commandLine, 'sync', '--data', fourth, ...enrolment];
      const child = spawn(process.execPath, words, { stdio: 'ignore' });
      const ended = new Promise<string | null>((done) => child.once('exit', (_, by) => done(by)));
      // Anywhere from the opening of the data to the last page.
      const timer = setTimeout(() => child.kill('SIGKILL'), 300 + round * 80);
      if ((await ended) === 'SIGKILL') kills += 1;
      clearTimeout(timer);
    }
    expect(kills).toBeGreaterThan(0);
    const enrolment = isEnrolled(fourth) ? [] : ['--hub', hub.url, '--code', await hub.code('03')];
    expect((await sync(fourth, ...enrolment)).status).toBe(0);
    expect((await sync(town)).status).toBe(0);
    expect(digestOf(town, '03')).toBe(digestOf(fourth, '03'));
    for (const folder of [fourth, town]) {
      expect(await ow('verify', '--data', folder)).toMatchObject({ status: 0 });
    }
  }, 120_000);

  it('the hub is looked at and saved by the command line of a site, too, while it works', async () => {
    const health = await owProcess('hub', 'health', '--data', hub.folder, '--json');
    expect(JSON.parse(health.stdout)).toMatchObject({ status: 'ok' });
    const backup = join(temporaryFolder(), 'backup');
    const saved = await owProcess('hub', 'backup', '--data', hub.folder, '--to', backup, '--json');
    expect(JSON.parse(saved.stdout)).toMatchObject({ tables: { hub: { rows: 1 } } });
    const nowhere = await owProcess('hub', 'health', '--data', temporaryFolder());
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining('没有服务器的数据') });
  }, 60_000);

  it('the hub ends by itself when it is asked to', async () => {
    expect(await hub.end('SIGTERM')).toBe(0);
    await hub.start();
  });
});
