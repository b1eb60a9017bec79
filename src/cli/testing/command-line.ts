import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import { runCommandLine } from '../run.ts';

const main = resolve(import.meta.dirname, '../main.ts');

export interface CommandOutcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line as `ow` does once it is loaded, which takes longer than most commands. */
export async function ow(...words: string[]): Promise<CommandOutcome> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const status = await runCommandLine(words, {
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: (text) => stderr.push(text) },
  });
  return { status, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** Runs the command line as an operator does, in a process of its own. */
export function owProcess(...words: string[]): Promise<CommandOutcome> {
  return new Promise((done) => {
    execFile(process.execPath, [main, ...words], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const status = error ? Number(error.code ?? -1) : 0;
      done({ status, stdout, stderr });
    });
  });
}

/** Runs a command with --json; standard output has to be one JSON document. */
export async function owJson<Answer = unknown>(
  ...words: string[]
): Promise<CommandOutcome & { answer: Answer }> {
  const outcome = await ow(...words, '--json');
  return { ...outcome, answer: JSON.parse(outcome.stdout) as Answer };
}

export interface ErrorAnswer {
  error: { code: string; message: string; problems?: { line: number; code: string; message: string }[] };
}

/** Runs a command that has to fail, both ways; answers with what it says in JSON. */
export async function failing(status: number, ...words: string[]): Promise<ErrorAnswer['error']> {
  const plain = await ow(...words);
  const json = await owJson<ErrorAnswer>(...words);
  expect([plain.status, json.status]).toEqual([status, status]);
  expect(plain.stdout).toBe('');
  expect(plain.stderr).toContain(json.answer.error.message);
  expect(plain.stderr).not.toMatch(/\bat .*:\d+:\d+/);
  expect(json.answer.error.message).toMatch(/\p{Script=Han}/u);
  return json.answer.error;
}

/** Starts a command that the test ends itself. */
export function startOw(...words: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...words], { stdio: 'ignore' });
}

/** A folder with a small demo, without volunteers and activities, made by the command line. */
export async function seededFolder(residents = 60, cases = 80): Promise<string> {
  const folder = join(temporaryFolder(), 'data');
  const numbers = ['--residents', String(residents), '--cases', String(cases), '--no-activities'];
  expect(await ow('seed', '--data', folder, ...numbers)).toMatchObject({ status: 0 });
  return folder;
}
