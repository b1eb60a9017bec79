import { CommanderError } from 'commander';
import { tellFailure } from './failures.ts';
import { Output } from './output.ts';
import { createProgram } from './program.ts';
import { usageErrorOf } from './usage-errors.ts';

/** Runs one command line and answers with the exit status: 0 done, 1 failed, 2 not understood. */
export async function runCommandLine(words: string[]): Promise<number> {
  // Words after -- are no options.
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const output = new Output(words.slice(0, end).includes('--json'));
  const outcome = { exitStatus: 0 };
  const options = words.slice(0, end).filter((word) => word.startsWith('-'));
  const helpAsJson = output.json && (options.includes('--help') || options.includes('-h'));
  try {
    const asked = helpAsJson ? ['help', ...words.slice(0, words.indexOf(options[0] as string))] : words;
    await createProgram(output, outcome).parseAsync(asked, { from: 'user' });
    return outcome.exitStatus;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return reportFailure(output, error instanceof CommanderError ? usageErrorOf(error) : error);
  }
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
