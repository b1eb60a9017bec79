import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const hubMain = resolve(import.meta.dirname, '../../src/hub/main.ts');

/** Killed while it was doing what it was told: nobody knows whether it was done. */
export class Killed extends Error {}

/** A centre in a process of its own, which can be killed at any moment and starts again on the same folder. */
export class Centre {
  readonly siteNumber: string;
  readonly folder: string;
  readonly key: string;
  private child: ChildProcess | null = null;
  private started = 0;
  private asked = 0;

  constructor(siteNumber: string, folder: string, key: string) {
    this.siteNumber = siteNumber;
    this.folder = folder;
    this.key = key;
  }

  async start(mode: 'make' | 'open'): Promise<void> {
    this.started += 1;
    const env = { ...process.env, STARTED: String(this.started) };
    const words = [mode, this.folder, this.siteNumber, this.key];
    const child = fork(join(import.meta.dirname, 'centre.ts'), words, { env });
    await this.hear(child, 0);
    this.child = child;
  }

  /** @throws Killed; Error when it failed */
  async ask(work: string, given?: unknown): Promise<unknown> {
    const { child } = this;
    if (!child?.connected) throw new Killed();
    this.asked += 1;
    const answer = this.hear(child, this.asked);
    // What cannot be written any more went to a process that is ending; its end is the answer.
    child.send({ number: this.asked, work, given }, () => undefined);
    return answer;
  }

  get isUp(): boolean {
    return this.child !== null;
  }

  kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    return gone(child, () => child?.kill('SIGKILL'));
  }

  end(): Promise<void> {
    const { child } = this;
    this.child = null;
    return gone(child, () => child?.disconnect());
  }

  private hear(child: ChildProcess, number: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const end = () => {
        child.off('message', heard);
        child.off('exit', ended);
      };
      const ended = () => {
        end();
        reject(new Killed());
      };
      const heard = (said: { number: number; done?: unknown; failed?: string }) => {
        if (said.number !== number) return;
        end();
        if (said.failed) reject(new Error(`${this.siteNumber}: ${said.failed}`));
        else resolve(said.done);
      };
      child.on('message', heard);
      child.once('exit', ended);
    });
  }
}

/** The hub as `npm run hub` starts it. */
export class Hub {
  readonly folder: string;
  port = 0;
  private child: ChildProcess | null = null;
  private readonly env: NodeJS.ProcessEnv;

  constructor(folder: string, databaseUrl: string | undefined) {
    this.folder = folder;
    this.env = { ...process.env, DATABASE_URL: databaseUrl ?? '' };
  }

  start(): Promise<void> {
    const words = [hubMain, 'serve', '--data', this.folder, '--plain', '--port', String(this.port)];
    const child = spawn(process.execPath, words, { env: this.env, stdio: ['ignore', 'pipe', 'inherit'] });
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

  kill(): Promise<void> {
    return gone(this.child as ChildProcess, () => this.child?.kill('SIGKILL'));
  }

  end(): Promise<void> {
    return gone(this.child as ChildProcess, () => this.child?.kill('SIGTERM'));
  }

  code(siteNumber: string): Promise<string> {
    const words = [hubMain, 'code', siteNumber, '--data', this.folder, '--plain'];
    return new Promise((done, fail) => {
      execFile(process.execPath, words, { env: this.env }, (error, stdout) =>
        error ? fail(error) : done(stdout.trim()),
      );
    });
  }
}

function gone(child: ChildProcess | null, how: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    how();
  });
}
