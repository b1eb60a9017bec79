import { CommanderError } from 'commander';
import { tellFailure } from './failures.ts';
import { Output, type Streams } from './output.ts';
import { createProgram } from './program.ts';
import { usageErrorOf } from './usage-errors.ts';

/** Runs one command line and answers with the exit status: 0 done, 1 failed, 2 not understood. */
export async function runCommandLine(words: string[], streams: Streams = process): Promise<number> {
  const { json, rest } = withoutJson(words);
  const output = new Output(json, streams);
  const outcome = { exitStatus: 0 };
  try {
    await createProgram(output, outcome).parseAsync(json ? helpAsCommand(rest) : rest, { from: 'user' });
    return outcome.exitStatus;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return reportFailure(output, error instanceof CommanderError ? usageErrorOf(error) : error);
  }
}

/**
 * Takes --json out before the others are read, so that a command line that is wrong is answered in JSON, too, and
 * so that it is never taken for the value of another option. Words after -- are no options.
 */
function withoutJson(words: string[]): { json: boolean; rest: string[] } {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const rest = words.filter((word, at) => word !== '--json' || at >= end);
  return { json: rest.length < words.length, rest };
}

/** `ow due --help` as `ow help due`, which can answer in JSON. */
function helpAsCommand(words: string[]): string[] {
  const asked = words.includes('--help') || words.includes('-h');
  const firstOption = words.findIndex((word) => word.startsWith('-'));
  return asked ? ['help', ...words.slice(0, firstOption)] : words;
}

function reportFailure(output: Output, thrown: unknown): number {
  const { error, exitStatus, stack } = tellFailure(thrown);
  if (output.json) output.answer({ error }, '');
  else {
    const problems = (error.problems ?? []).map(({ message }) => `  ${message}`);
    output.message([`失败：${error.message}`, ...problems].join('\n'));
  }
  if (stack) output.message(stack);
  return exitStatus;
}
