import type { Command } from 'commander';
import type { CoreContext } from '#core/context.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { findStaffMember } from '#core/staff/service.ts';
import type { PersonRecords, RepeatedNumber } from '#shared/contract/joins.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface Acts {
  data: string;
  staff: string;
  reason: string;
}

/** `ow join`: two records of one person, which two centres made without knowing of each other. */
export function addJoinCommands(program: Command, output: Output): void {
  const joins = program.command('join').description('重复档案：同一个人的两份档案').helpCommand(false);
  joins
    .command('list')
    .description('列出有几份档案的证件号码')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { listRepeatedNumbers } = await import('#core/joins/service.ts');
      const rows = await withData(data, (context) => {
        const all: RepeatedNumber[] = [];
        let after: Parameters<typeof listRepeatedNumbers>[1]['after'];
        for (;;) {
          const page = listRepeatedNumbers(context, { after, limit: 200 });
          all.push(...page.rows);
          if (!page.next) return all;
          after = page.next;
        }
      });
      output.answer(rows, rows.length > 0 ? tableOf(rows) : '没有重复档案');
    });
  joins
    .command('show')
    .description('一个人的各份档案，和合并、撤销的经过')
    .argument('<编号>', '其中一份档案的编号')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (id: string, { data }: { data: string }) => {
      const { recordsOf } = await import('#core/joins/service.ts');
      const records = await withData(data, (context) => recordsOf(context, operator, id));
      output.answer(records, words(records));
    });
  const act = (name: string, description: string) =>
    joins
      .command(name)
      .description(description)
      .requiredOption('--staff <编号>', '以哪位中心主任或管理员的名义，如 demo-01-4', nonEmpty('--staff'))
      .requiredOption('--reason <原因>', '原因，记入审计', nonEmpty('--reason'))
      .addOption(dataOption())
      .addOption(jsonOption());
  act('make', '合并：另一份并入留下的一份')
    .argument('<留下的>', '留下的档案的编号')
    .argument('<并入的>', '并入它的档案的编号')
    .action(async (keep: string, other: string, { data, staff, reason }: Acts) => {
      const { joinRecords } = await import('#core/joins/join-records.ts');
      const records = await withData(data, (context) =>
        joinRecords(context, actorOf(context, staff), { keep, other, reason }),
      );
      output.answer(records, words(records));
    });
  act('undo', '撤销合并：并入的档案重新单立')
    .argument('<编号>', '并入过的档案的编号')
    .action(async (id: string, { data, staff, reason }: Acts) => {
      const { undoJoin } = await import('#core/joins/join-records.ts');
      const records = await withData(data, (context) =>
        undoJoin(context, actorOf(context, staff), { id, reason }),
      );
      output.answer(records, words(records));
    });
}

function actorOf(context: CoreContext, staffId: string): StaffActor {
  const { id, name, role, department } = findStaffMember(context, staffId);
  return { id, name, role, department };
}

function tableOf(rows: readonly RepeatedNumber[]): string {
  return textTable(
    ['编号', '姓名', '证件号码', '几份', '哪些中心'],
    rows.map(({ residentId, names, maskedNumber, records, centreNames }) => [
      ...[residentId, names.join(' / '), maskedNumber, String(records), centreNames.join('、')],
    ]),
  );
}

function words({ standing, joined, apart, acts }: PersonRecords): string {
  const line = (what: string, one: PersonRecords['standing']) => [
    ...[what, one.id, one.name, one.phone, one.address, one.centreName],
    String(one.openCases + one.closedCases),
  ];
  const table = textTable(
    ['', '编号', '姓名', '电话', '住址', '哪里建的', '办件'],
    [
      line('现用', standing),
      ...joined.map((one) => line('已并入', one)),
      ...apart.map((one) => line('另有', one)),
    ],
  );
  const told = acts.map(
    ({ recordId, into, byName, at, centreName, reason }) =>
      `${at ?? ''}　${centreName} ${byName}　${recordId} ${into ? `并入 ${into}` : '撤销合并'}　${reason}`,
  );
  return [table, ...told].join('\n');
}
