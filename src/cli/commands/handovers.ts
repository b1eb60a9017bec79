import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { HandoverLine } from '#shared/contract/handovers.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { writeOut } from '../write-out.ts';

/** `ow handover`: posts that changed hands. */
export function addHandoverCommands(program: Command, output: Output): void {
  const handovers = program.command('handover').description('交接班').helpCommand(false);
  handovers
    .command('list')
    .description('列出最近的交接班，新的在前')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { listHandovers } = await import('#core/handovers/service.ts');
      const lines = await withData(data, listHandovers);
      output.answer(lines, lines.length > 0 ? table(lines) : '还没有交接班');
    });
  handovers
    .command('export')
    .argument('<编号>', 'ow handover list 列出的编号')
    .description('把一次交接班已存的交接清单（PDF）解密后另存到文件夹')
    .requiredOption('--out <文件夹>', '存到哪里', nonEmpty('--out'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (id: string, { data, out }: { data: string; out: string }) => {
      const { getHandover } = await import('#core/handovers/service.ts');
      const { keptHandoverPdf } = await import('#core/handovers/print.ts');
      const path = await withData(data, (context) => {
        const { fromName, toName, madeAt } = getHandover(context, id);
        const pdf = keptHandoverPdf(context, id);
        const name = `交接清单 ${dayOf(madeAt)} ${fromName}交${toName}.pdf`;
        return pdf && writeOut(join(resolve(out), name), pdf);
      });
      const unprinted = '交接清单还没有生成过，没有导出。在“一窗”里打印一次就会存下';
      output.answer({ path }, path ? `已存到 ${path}` : unprinted);
    });
}

const dayOf = (instant: string) => localDateInShanghai(new Date(instant));

function table(lines: readonly HandoverLine[]): string {
  const state = ({ confirmedAt, withdrawnAt }: HandoverLine) =>
    withdrawnAt ? '已收回' : confirmedAt ? '已接班' : '待接班';
  return textTable(
    ['编号', '日期', '交班', '接班', '办件', '原件', '草稿', '状态'],
    lines.map((line) => [
      ...[line.id, dayOf(line.madeAt), line.fromName, line.toName],
      ...[line.cases, line.originals, line.drafts, state(line)],
    ]),
  );
}
