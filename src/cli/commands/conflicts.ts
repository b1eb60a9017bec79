import type { Command } from 'commander';
import type { Decision } from '#core/conflicts/decide-conflict.ts';
import type { CoreContext } from '#core/context.ts';
import type { StaffActor } from '#core/staff/roles.ts';
import { findStaffMember } from '#core/staff/service.ts';
import type { ConflictDetail, ConflictLine } from '#shared/contract/conflicts.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface Decides {
  data: string;
  staff: string;
  field: string;
  take?: string;
  value?: string;
  reason: string;
}

/** `ow conflict`: what different centres wrote of one record without knowing of each other. */
export function addConflictCommands(program: Command, output: Output): void {
  const conflicts = program
    .command('conflict')
    .description('各中心说法不同、待裁定的记录')
    .helpCommand(false);
  conflicts
    .command('list')
    .description('列出待裁定的记录，新的在前')
    .option('--settled', '列出裁定过的')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, settled }: { data: string; settled?: true }) => {
      const { listConflicts } = await import('#core/conflicts/service.ts');
      const lines = await withData(data, (context) => everyLine(context, listConflicts, settled === true));
      output.answer(lines, lines.length > 0 ? tableOf(lines) : '没有待裁定的记录');
    });
  conflicts
    .command('show')
    .description('一条记录的各个说法：谁、什么时候、在哪个中心写的，和以前的裁定')
    .argument('<记录>', 'ow conflict list 列出的类别和编号，如 resident:0190…')
    .option('--staff <编号>', '以哪位经办人的名义看', nonEmpty('--staff'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (record: string, { data, staff }: { data: string; staff?: string }) => {
      const { getConflict } = await import('#core/conflicts/service.ts');
      const detail = await withData(data, (context) =>
        getConflict(context, actorOf(context, staff), named(record)),
      );
      output.answer(detail, words(detail));
    });
  conflicts
    .command('decide')
    .description('裁定一项：采用其中一个说法（--take），或写一个新的（--value）')
    .argument('<记录>', 'ow conflict list 列出的类别和编号')
    .requiredOption(
      '--field <字段>',
      'ow conflict show 列出的字段；整条记录是否保留用 record',
      nonEmpty('--field'),
    )
    .option('--take <编号>', '采用哪个说法，ow conflict show 列出的编号')
    .option('--value <内容>', '都不对时另写的内容')
    .option('--reason <原因>', '原因，记入审计', '')
    .requiredOption('--staff <编号>', '以哪位中心主任或管理员的名义，如 demo-13-4', nonEmpty('--staff'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (record: string, { data, staff, field, take, value, reason }: Decides) => {
      if ((take === undefined) === (value === undefined)) {
        throw new UsageError('usage', '用 --take 采用一个说法，或用 --value 另写一个，二者用一个');
      }
      const choice: Decision['choice'] = take === undefined ? { value: String(value) } : { stamp: take };
      const { decideConflict } = await import('#core/conflicts/decide-conflict.ts');
      const { getConflict } = await import('#core/conflicts/service.ts');
      const detail = await withData(data, (context) => {
        const actor = actorOf(context, staff);
        const { fields } = getConflict(context, actor, named(record));
        const seen = fields.flatMap(({ values }) => values.map(({ stamp }) => stamp));
        const decisions = [{ field: field === 'record' ? '' : field, choice }];
        return decideConflict(context, actor, { ...named(record), seen, decisions, reason });
      });
      output.answer(detail, words(detail));
    });
}

const page = 200;

function everyLine(
  context: CoreContext,
  list: typeof import('#core/conflicts/service.ts').listConflicts,
  settled: boolean,
): ConflictLine[] {
  const lines: ConflictLine[] = [];
  let after: Parameters<typeof list>[1]['after'];
  for (;;) {
    const { rows, next } = list(context, { state: settled ? 'settled' : 'open', after, limit: page });
    lines.push(...rows);
    if (!next) return lines;
    after = next;
  }
}

function named(record: string): { entity: string; entityId: string } {
  const colon = record.indexOf(':');
  return { entity: record.slice(0, Math.max(colon, 0)), entityId: record.slice(colon + 1) };
}

function actorOf(context: CoreContext, staffId: string | undefined): StaffActor {
  if (staffId === undefined) return operator;
  const { id, name, role, department } = findStaffMember(context, staffId);
  return { id, name, role, department };
}

function tableOf(lines: readonly ConflictLine[]): string {
  return textTable(
    ['记录', '类别', '名称', '内容', '现在的说法', '另外的说法'],
    lines.map((line) => [
      ...[`${line.entity}:${line.entityId}`, line.kind, line.title, line.name],
      ...[line.standing.shown, line.others.map(({ shown }) => shown).join(' / ')],
    ]),
  );
}

function words({ kind, title, fields, settled }: ConflictDetail): string {
  const rows = fields.flatMap(({ field, name, values }) =>
    values.map((value) => [
      ...[field || 'record', name, value.stamp, value.shown],
      ...[value.byName, value.at ?? '', value.centreName],
    ]),
  );
  const open =
    rows.length > 0
      ? textTable(['字段', '内容', '编号', '说法', '谁', '时间', '中心'], rows)
      : '没有待裁定的';
  const before = settled.map(
    ({ name, outcome, between }) =>
      `已裁定　${name}：${outcome.shown}（${outcome.byName}，${outcome.centreName}），原来的说法：${between.map(({ shown }) => shown).join(' / ')}`,
  );
  return [`${kind}　${title}`, open, ...before].join('\n');
}
