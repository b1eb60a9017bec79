import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { operate, projectFolder } from './operator.ts';

/** A hub as its own process; `port` 0 takes any. */
export async function startHub(folder: string, port: number): Promise<{ hub: ChildProcess; port: number }> {
  const words = ['src/hub/main.ts', 'serve', '--data', folder, '--host', '127.0.0.1', '--port', String(port)];
  const hub = spawn(process.execPath, words, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] });
  const listening = await new Promise<number>((done, fail) => {
    hub.once('exit', (code) => fail(new Error(`The hub ended with ${code}`)));
    hub.stdout?.on('data', (text: Buffer) => {
      const found = /"port":(\d+)/.exec(text.toString())?.[1];
      if (found) done(Number(found));
    });
  });
  return { hub, port: listening };
}

/** Ends a hub as its service would, and waits for it. */
export function stopHub(hub: ChildProcess): Promise<unknown> {
  return new Promise((done) => hub.once('exit', done).kill('SIGTERM'));
}

/** A one-time code for a centre, or with `--for-hub` for the hub of a town below. */
export function enrolmentCode(folder: string, siteNumber: string, ...words: string[]): string {
  return spawnSync(process.execPath, ['src/hub/main.ts', 'code', siteNumber, '--data', folder, ...words], {
    cwd: projectFolder,
    encoding: 'utf8',
  }).stdout.trim();
}

/** Enrols a site at a running hub and syncs it once, from the command line. */
export function enrolAndSync(site: string, siteNumber: string, folder: string, port: number): void {
  const code = enrolmentCode(folder, siteNumber);
  operate('sync', '--data', site, '--hub', `https://127.0.0.1:${port}`, '--code', code);
}
