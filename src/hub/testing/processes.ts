import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { SyncReport } from '#core/sync/sync-now.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';

const source = resolve(import.meta.dirname, '../..');
export const commandLine = join(source, 'cli/main.ts');
const hubMain = join(source, 'hub/main.ts');

/** Runs a program of the project to its end. */
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
      child.stdout?.on('data', (text: Buffer) => {
        const port = /"port":(\d+)/.exec(text.toString())?.[1];
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

  onLine(listen: (line: string) => void): void {
    this.child?.stdout?.on('data', (text: Buffer) => text.toString().split('\n').forEach(listen));
  }

  get url() {
    return `https://127.0.0.1:${this.port}`;
  }

  async code(siteNumber: string): Promise<string> {
    return (await run(hubMain, 'code', siteNumber, '--data', this.folder)).stdout.trim();
  }
}

/** A demo without volunteers and activities. */
export function seed(folder: string, site: string, residents: number, cases: number) {
  const numbers = ['--residents', String(residents), '--cases', String(cases), '--no-activities'];
  return run(commandLine, 'seed', '--data', folder, '--site', site, ...numbers);
}

/** One round of a site by its command line. */
export async function sync(folder: string, ...words: string[]) {
  const { status, stdout } = await run(commandLine, 'sync', '--data', folder, ...words, '--json');
  return { status, answer: JSON.parse(stdout) as SyncReport & { error?: { code: string; why?: string } } };
}
