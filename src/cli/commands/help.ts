import type { Command } from 'commander';
import { UsageError } from '../failures.ts';
import { endCommands, pathOf } from '../help.ts';
import { jsonOption } from '../options.ts';
import type { Output } from '../output.ts';

/** `ow help`: all commands, or one of them. */
export function addHelpCommand(program: Command, output: Output): void {
  program
    .command('help')
    .argument('[命令...]', '要看的命令')
    .description('显示所有命令，或一个命令的写法')
    .addOption(jsonOption())
    .action((words: string[]) => {
      const wanted = words.reduce((command, word) => below(command, word), program);
      const commands = endCommands(wanted);
      const listed = commands.length > 0 ? commands : [wanted];
      output.answer(
        {
          commands: listed.map((command) => ({
            name: pathOf(command),
            usage: command.usage(),
            description: command.description(),
          })),
        },
        wanted.helpInformation().trimEnd(),
      );
    });
}

function below(command: Command, word: string): Command {
  const found = command.commands.find((candidate) => candidate.name() === word);
  if (!found) throw new UsageError('usage', `没有“${word}”这个命令。用 ow help 看所有命令`);
  return found;
}
