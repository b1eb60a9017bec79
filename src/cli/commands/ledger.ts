import type { Command } from 'commander';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import type { Outcome } from '../program.ts';

const PROBLEM_WORDS = new Map([
  ['counted-twice', '几个中心各记了一笔，以少的为准，待核'],
  ['list-differs', '签到表和台账不一致，待核'],
  ['shown-differs', '显示的结余和逐笔相加不一致'],
  ['reverses-nothing', '冲正的那一笔不存在'],
  ['reverses-other', '冲正的是别人或别的活动的一笔'],
  ['reverses-reversal', '冲正了一笔冲正'],
  ['wild-amount', '数目不对'],
]);

/** `ow ledger`: hours and points of volunteers. */
export function addLedgerCommands(program: Command, output: Output, outcome: Outcome): void {
  const ledger = program.command('ledger').description('志愿服务时数和积分台账').helpCommand(false);
  ledger
    .command('check')
    .description('只凭台账的每一笔重新计算全部时数和积分，和显示的相比')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { checkLedger } = await import('#core/ledger/check.ts');
      const check = await withData(data, checkLedger);
      if (!check.ok) outcome.exitStatus = 1;
      const said = `${check.volunteers} 人，时数 ${check.hours} 小时，积分 ${check.points} 分`;
      const problems = check.problems.map(
        ({ code, entryIds, volunteerId, activityId }) =>
          `${PROBLEM_WORDS.get(code) ?? code}：${[activityId, volunteerId, ...entryIds].filter(Boolean).join(' ')}`,
      );
      output.answer(check, [`${check.ok ? '台账无误' : '台账有误'}：${said}`, ...problems].join('\n'));
    });
}
