import type { CommanderError } from 'commander';
import { UsageError } from './failures.ts';

type Sentence = (named: string) => string;

const sentences = new Map<string, Sentence>([
  ['commander.unknownCommand', (name) => `没有“${name}”这个命令。用 ow help 看所有命令`],
  ['commander.unknownOption', (name) => `没有“${name}”这个选项。用 ow help 看每个命令的选项`],
  ['commander.missingArgument', (name) => `少了“${name}”，请写在命令后面`],
  ['commander.missingMandatoryOptionValue', (name) => `少了选项 ${name}`],
  ['commander.optionMissingArgument', (name) => `选项 ${name} 后面少了值`],
  ['commander.excessArguments', () => '后面多写了内容，请核对；有空格的内容要加引号'],
  ['commander.help', () => '命令没有写完，后面还要写子命令。用 ow help 看所有命令'],
]);

/** What commander found wrong with the command line, as a sentence for the operator. */
export function usageErrorOf({ code, message }: CommanderError): UsageError {
  const named = /'([^']*)'/.exec(message)?.[1] ?? '';
  const sentence = sentences.get(code);
  if (!sentence)
    return new UsageError('usage', '命令写得不对，请核对。用 ow help 看写法', { detail: message });
  const likely = /Did you mean (.*)\?\)/.exec(message)?.[1];
  return new UsageError('usage', `${sentence(named)}${likely ? `（是不是 ${likely}？）` : ''}`);
}
