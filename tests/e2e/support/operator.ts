import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../../..');

/** Runs the operator's command line with `--json` and answers with its document. @throws when it failed */
export function operate<Answer>(...words: string[]): Answer {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words, '--json'], {
    cwd: projectFolder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`ow ${words.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return JSON.parse(stdout) as Answer;
}
