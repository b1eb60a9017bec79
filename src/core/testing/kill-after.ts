import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** A small random number generator with a seed (mulberry32), so that a failing run can be had again. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Runs a script of this folder as a process of its own and kills it without warning so many milliseconds after
 * it said `ready`. Answers with the whole lines that it wrote after that.
 */
export function killAfter(script: string, args: string[], milliseconds: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args]);
    let output = '';
    let errors = '';
    let timer: NodeJS.Timeout | null = null;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      if (code !== 0 && signal !== 'SIGKILL') reject(new Error(`${script} ended with ${code}: ${errors}`));
      else resolve(output.split('\n').slice(1, -1));
    });
  });
}
