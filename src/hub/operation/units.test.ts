import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';

const project = resolve(import.meta.dirname, '../../..');
const deploy = join(project, 'deploy');
const units = readdirSync(deploy);
const services = units.filter((name) => name.endsWith('.service'));
const linesOf = (name: string) => readFileSync(join(deploy, name), 'utf8').split('\n');
const settingOf = (name: string, key: string) =>
  linesOf(name)
    .find((line) => line.startsWith(`${key}=`))
    ?.slice(key.length + 1) ?? '';
/** As on a machine where this project lies under /opt/onewindow and the data under `data`. */
const commandOf = (name: string, data: string) =>
  settingOf(name, 'ExecStart')
    .replaceAll('/opt/onewindow', project)
    .replaceAll('/var/lib', data)
    .replaceAll('/var/backups', join(data, 'backups'))
    .split(' ');

describe('the units for systemd', () => {
  it('are a service, and a backup with its timer', () => {
    expect(units.sort()).toEqual([
      'onewindow-hub-backup.service',
      'onewindow-hub-backup.timer',
      'onewindow-hub.service',
    ]);
  });

  it('are what systemd understands, where there is one to ask', () => {
    const folder = temporaryFolder();
    cpSync(deploy, folder, { recursive: true });
    for (const name of units) {
      const file = join(folder, name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/opt/onewindow', project));
    }
    const { error, status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', ...units.map((name) => join(folder, name))],
      { encoding: 'utf8' },
    );
    const isThere = (error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT';
    expect([isThere ? status : 0, stderr ?? '']).toEqual([0, '']);
  });

  it.each(services)('%s names files that are here, and never runs as root', (name) => {
    const [node, main] = commandOf(name, '/nowhere') as [string, string];
    expect([existsSync(node), existsSync(main)]).toEqual([true, true]);
    expect(existsSync(settingOf(name, 'Documentation').replace('file:///opt/onewindow', project))).toBe(true);
    expect(settingOf(name, 'User')).toBe('onewindow-hub');
    expect(linesOf(name)).toEqual(expect.arrayContaining(['NoNewPrivileges=yes', 'ProtectSystem=strict']));
  });

  it('start a hub that ends when it is asked to, well before it is killed, and save it meanwhile', async () => {
    const data = temporaryFolder();
    const [program, ...words] = commandOf('onewindow-hub.service', data) as [string, ...string[]];
    const hub = spawn(program, [...words, '--host', '127.0.0.1', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((done) => {
      hub.stdout.on('data', (text: Buffer) => text.includes('hub listens') && done());
    });
    const [backup, ...backupWords] = commandOf('onewindow-hub-backup.service', data) as [string, ...string[]];
    expect(spawnSync(backup, backupWords, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(data, 'backups', 'onewindow-hub', 'hub.db'))).toBe(true);
    const begun = performance.now();
    const ended = new Promise<number | null>((done) => hub.once('exit', done));
    hub.kill('SIGTERM');
    expect(await ended).toBe(0);
    const waits = Number(settingOf('onewindow-hub.service', 'TimeoutStopSec')) * 1000;
    expect(performance.now() - begun).toBeLessThan(waits);
  }, 60_000);
});
