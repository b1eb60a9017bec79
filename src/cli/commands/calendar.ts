import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CalendarImport } from '#shared/contract/calendar.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

/** `ow calendar`: the official calendars of days off and make-up workdays. */
export function addCalendarCommands(program: Command, output: Output): void {
  const calendar = program.command('calendar').description('工作日历').helpCommand(false);
  calendar
    .command('import')
    .argument('<文件>', '一年的放假安排（JSON），写法同 resources/seed/holidays-2026.json')
    .description('导入一年的放假安排，重算在办件的到期日，列出变动的办件')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data }: { data: string }) => {
      const { importCalendar } = await import('#core/calendar/service.ts');
      const { decodeTextFile } = await import('#core/import-file.ts');
      const text = decodeTextFile(readFileSync(resolve(file)));
      const imported = await withData(data, (context) => importCalendar(context, operator, text));
      output.answer({ ...imported, moved: imported.movedDueDates.length }, textOf(imported));
    });
}

function textOf({ year, days, movedDueDates, provisionalCleared }: CalendarImport): string {
  const rows = movedDueDates.map(({ caseNumber, promisedDue, statutoryDue, provisional }) => [
    caseNumber,
    `${promisedDue.from} → ${promisedDue.to}${provisional ? '（暂定）' : ''}`,
    statutoryDue ? `${statutoryDue.from} → ${statutoryDue.to}` : '无',
  ]);
  return [
    `已导入 ${year} 年放假安排，共 ${days} 天`,
    ...(rows.length > 0 ? [textTable(['编号', '承诺到期', '法定到期'], rows)] : []),
    `到期日变动 ${rows.length} 件，由暂定转为确定 ${provisionalCleared} 件`,
  ].join('\n');
}
