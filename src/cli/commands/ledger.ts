import type { Command } from 'commander';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import type { Outcome } from '../program.ts';

/** `ow ledger`: hours and points of volunteers. */
export function addLedgerCommands(program: Command, output: Output, outcome: Outcome): void {
  const ledger = program.command('ledger').description('志愿服务时数和积分台账').helpCommand(false);
  ledger
    .command('check')
    .description('只凭台账的每一笔重新计算全部时数和积分，和显示的相比')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { checkLedger } = await import('#core/ledger/service.ts');
      const check = await withData(data, checkLedger);
      if (!check.ok) outcome.exitStatus = 1;
      const said = `${check.volunteers} 人，时数 ${check.hours} 小时，积分 ${check.points} 分`;
      const problems = check.problems.map(({ code, entryIds }) => `${code} ${entryIds.join(' ')}`);
      output.answer(check, [`${check.ok ? '台账无误' : '台账有误'}：${said}`, ...problems].join('\n'));
    });
}
