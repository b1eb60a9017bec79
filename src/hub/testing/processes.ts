import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { get } from 'node:https';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { ow } from '#cli/testing/command-line.ts';
import type { SyncReport } from '#core/sync/sync-now.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { HubHealth } from '../operation/health.ts';

const source = resolve(import.meta.dirname, '../..');
export const commandLine = join(source, 'cli/main.ts');
export const hubMain = join(source, 'hub/main.ts');

/** Runs a program of the project to its end, in a process of its own. */
export function run(
  file: string,
  ...words: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [file, ...words], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      done({ status: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

/** A hub as its own process, with its certificate. */
export class HubProcess {
  readonly folder = temporaryFolder();
  port = 0;
  private child: ChildProcess | null = null;

  /** Comes back when it listens. */
  start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [hubMain, 'serve', '--data', this.folder, '--host', '127.0.0.1', '--port', String(this.port)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.child = child;
    return new Promise((done, fail) => {
      child.once('exit', (code) => fail(new Error(`The hub ended with ${code}`)));
      child.stdout?.on('data', (said: Buffer) => {
        const port = /"port":(\d+)/.exec(said.toString())?.[1];
        if (!port) return;
        this.port = Number(port);
        done();
      });
    });
  }

  /** Ends it and answers with how it ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string | null> {
    const child = this.child as ChildProcess;
    return new Promise((done) => {
      child.once('exit', (code, by) => done(code ?? by));
      child.kill(signal);
    });
  }

  /** What it says of itself to this machine. */
  health(): Promise<HubHealth> {
    return new Promise((done, fail) => {
      const asked = get(`${this.url}/health`, { rejectUnauthorized: false }, async (response) => {
        done(JSON.parse(await text(response)));
      });
      asked.once('error', fail);
    });
  }

  onLine(listen: (line: string) => void): void {
    this.child?.stdout?.on('data', (said: Buffer) => said.toString().split('\n').forEach(listen));
  }

  get url() {
    return `https://127.0.0.1:${this.port}`;
  }

  /** @param words such as `--for-hub` */
  async code(siteNumber: string, ...words: string[]): Promise<string> {
    return (await run(hubMain, 'code', siteNumber, '--data', this.folder, ...words)).stdout.trim();
  }
}

/** A demo without volunteers and activities. */
export function seed(folder: string, site: string, residents: number, cases: number) {
  const numbers = ['--residents', String(residents), '--cases', String(cases), '--no-activities'];
  return ow('seed', '--data', folder, '--site', site, ...numbers);
}

/** One round of a site by its command line. */
export async function sync(folder: string, ...words: string[]) {
  const { status, stdout } = await run(commandLine, 'sync', '--data', folder, ...words, '--json');
  return { status, answer: JSON.parse(stdout) as SyncReport & { error?: { code: string; why?: string } } };
}
