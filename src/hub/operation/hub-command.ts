import type { Command } from 'commander';
import type { HubStorage } from '../database/open.ts';

/** What every command about a hub is told. */
export interface HubCommandOptions {
  data: string;
  json?: true;
}
export type StorageOf = (options: HubCommandOptions) => HubStorage;

/** A command that is told in which folder the hub lies, and whether it answers in JSON. */
export function hubCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--data <文件夹>', '服务器的数据文件夹', 'hub-data')
    .option('--json', '以 JSON 输出');
}

/** Says what came of it: a value in JSON, or lines for people. */
export function answer({ json }: HubCommandOptions, value: unknown, lines: readonly string[]): void {
  process.stdout.write(`${json ? JSON.stringify(value) : lines.join('\n')}\n`);
}
