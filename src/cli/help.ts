import type { Command, HelpConfiguration } from 'commander';
import { widthOf } from './text-table.ts';

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Help in Chinese; the first page shows every command, also those that stand below another. */
export const helpConfiguration: HelpConfiguration = {
  // Chinese has no spaces to break lines at; the terminal breaks them.
  helpWidth: 200,
  displayWidth: (text) => widthOf(text),
  styleTitle: (title) => titles[title] ?? title,
  visibleCommands: (command) => endCommands(command),
  subcommandTerm: (command) => [pathOf(command), command.usage()].join(' ').trim(),
  commandUsage: (command) => ['ow', pathOf(command), command.usage()].filter(Boolean).join(' '),
};

/** Commands that do something, of this command and all below it. */
export function endCommands(command: Command): Command[] {
  return command.commands.flatMap((below) => (below.commands.length > 0 ? endCommands(below) : [below]));
}

/** `catalogue import` */
export function pathOf(command: Command): string {
  const above = command.parent?.parent ? `${pathOf(command.parent)} ` : '';
  return command.parent ? above + command.name() : '';
}
