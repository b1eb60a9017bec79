import type { Command } from 'commander';
import type { CoreContext } from '#core/context.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { findStaffMember } from '#core/staff/service.ts';
import type { Transfer } from '#shared/contract/transfers.ts';
import { transferStateWord } from '#shared/wording/transfers.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface Words {
  data: string;
  reason: string;
  staff: string;
}

/** `ow transfer`: cases that go from one centre to another. */
export function addTransferCommands(program: Command, output: Output): void {
  const transfers = program.command('transfer').description('中心之间移交').helpCommand(false);
  const tell = (transfer: Transfer) => output.answer(transfer, table([transfer]));
  const withReason = (name: string, description: string) =>
    transfers
      .command(name)
      .description(description)
      .requiredOption('--staff <编号>', '以哪位经办人的名义，如 demo-13-1', nonEmpty('--staff'))
      .option('--reason <原因>', '原因，对方看得到', nonEmpty('--reason'), '')
      .addOption(dataOption())
      .addOption(jsonOption());
  transfers
    .command('list')
    .description('本中心要答复的、提出的和最近了结的转办')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { listTransfers } = await import('#core/transfers/service.ts');
      const lines = await withData(data, listTransfers);
      output.answer(lines, lines.length > 0 ? table(lines) : '没有移交');
    });
  withReason('ask', '请求把别的中心的办件移到本中心')
    .argument('<办件编号>')
    .action(async (number: string, { data, reason, staff }: Words) => {
      const { askForCase } = await import('#core/transfers/make-transfer.ts');
      tell(
        await withData(data, (context) => askForCase(context, actorOf(context, staff), { number, reason })),
      );
    });
  withReason('offer', '把本中心的办件移交给别的中心')
    .argument('<办件编号>')
    .requiredOption('--to <编号>', '接收中心的编号，如 01', nonEmpty('--to'))
    .action(async (number: string, { data, reason, staff, to }: Words & { to: string }) => {
      const { offerCase } = await import('#core/transfers/make-transfer.ts');
      const { getCaseByNumber } = await import('#core/cases/service.ts');
      tell(
        await withData(data, (context) => {
          const { id: caseId } = getCaseByNumber(context, number);
          return offerCase(context, actorOf(context, staff), { caseId, toSite: to, reason });
        }),
      );
    });
  for (const [name, accepted, description] of [
    ['accept', true, '同意对方的请求或接收对方移交来的办件'],
    ['refuse', false, '不同意，要写原因'],
  ] as const) {
    withReason(name, description)
      .argument('<编号>', 'ow transfer list 列出的编号')
      .action(async (id: string, { data, reason, staff }: Words) => {
        const { answerTransfer } = await import('#core/transfers/answer-transfer.ts');
        tell(
          await withData(data, (context) =>
            answerTransfer(context, actorOf(context, staff), { id, accepted, reason }),
          ),
        );
      });
  }
  withReason('withdraw', '撤回本中心提出的移交')
    .argument('<编号>', 'ow transfer list 列出的编号')
    .action(async (id: string, { data, reason, staff }: Words) => {
      const { withdrawTransfer } = await import('#core/transfers/make-transfer.ts');
      tell(
        await withData(data, (context) => withdrawTransfer(context, actorOf(context, staff), { id, reason })),
      );
    });
}

function actorOf(context: CoreContext, staffId: string): StaffActor {
  const { id, name, role, department } = findStaffMember(context, staffId);
  return { id, name, role, department };
}

function table(lines: readonly Transfer[]): string {
  return textTable(
    ['编号', '办件', '从', '到', '原因', '状态'],
    lines.map((line) => [
      ...[line.id, line.caseNumber, line.fromName, line.toName, line.reason],
      transferStateWord(line),
    ]),
  );
}
