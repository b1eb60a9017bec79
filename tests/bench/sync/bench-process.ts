import { type ChildProcess, fork } from 'node:child_process';

/** What a process of the bench answers. */
export interface Worked {
  /** Milliseconds, measured inside. */
  took: number;
  count?: number;
  /** Milliseconds, of what it did many times. */
  p99?: number;
  p95?: number;
  longest?: number;
  failed?: string;
}

/** A process that does what it is told, one thing after the other. */
export interface BenchProcess {
  /** What it said when it was ready. */
  port: number;
  /** @throws Error with what the process said when it failed */
  ask(work: string, given?: unknown): Promise<Worked>;
  end(): Promise<void>;
  child: ChildProcess;
}

/** @param options `execArgv`: how the runtime is started, beside how this process was */
export async function benchProcess(
  file: string,
  words: readonly string[],
  options: { environment?: Record<string, string>; execArgv?: string[] } = {},
): Promise<BenchProcess> {
  const { environment, execArgv = [] } = options;
  const child = fork(file, words, {
    env: { ...process.env, ...environment },
    execArgv: [...process.execArgv, ...execArgv],
  });
  const hear = <Said>() =>
    new Promise<Said>((resolve, reject) => {
      const heard = (said: Said) => {
        child.off('exit', gone);
        resolve(said);
      };
      const gone = (code: number | null) => {
        child.off('message', heard);
        reject(new Error(`${file} ended with ${code}`));
      };
      child.once('message', heard);
      child.once('exit', gone);
    });
  const { ready } = await hear<{ ready: number }>();
  return {
    port: ready,
    child,
    async ask(work, given) {
      child.send({ work, given });
      const worked = await hear<Worked>();
      if (worked.failed) throw new Error(worked.failed);
      return worked;
    },
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}
