import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import type { Outcome } from '../program.ts';

/** `ow hub …`: the town's hub is a program of its own; this hands the words on to it. */
export function addHubCommand(program: Command, output: Output, outcome: Outcome): void {
  program
    .command('hub')
    .description(
      '镇里的服务器：code、health、migrate、backup、restore；上报县市：join、report（ow hub --help 看用法）',
    )
    .argument('[命令和选项...]')
    .helpOption(false)
    .allowUnknownOption()
    .addOption(jsonOption())
    .action(async (words: string[]) => {
      const main = join(import.meta.dirname, '..', '..', 'hub', 'main.ts');
      const hub = spawn(process.execPath, [main, ...words, ...(output.json ? ['--json'] : [])], {
        stdio: 'inherit',
      });
      outcome.exitStatus = await new Promise((done, fail) => {
        hub.once('error', fail);
        hub.once('exit', (code) => done(code ?? 1));
      });
    });
}
