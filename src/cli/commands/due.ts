import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { countDueDate, MAXIMUM_WORKDAYS, type WorkCalendar } from '#shared/domain/workdays.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { dayReasonWord } from '#shared/wording/day-reasons.ts';
import { resourcesFolder, withData } from '../open-folder.ts';
import { dataOption, jsonOption, localDate, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface DueOptions {
  from: LocalDate;
  days: number;
  data?: string;
}

/** `ow due`: a due date and the days that explain it. */
export function addDueCommand(program: Command, output: Output): void {
  program
    .command('due')
    .description('按工作日推算到期日，并逐日说明')
    .requiredOption('--from <日期>', '事情发生的那天，当天不计', localDate('--from'))
    .requiredOption('--days <数>', '工作日数', wholeNumber('--days', 0, MAXIMUM_WORKDAYS))
    .addOption(dataOption().makeOptionMandatory(false))
    .addOption(jsonOption())
    .action(async ({ from, days, data }: DueOptions) => {
      const calendar = await (data === undefined ? suppliedCalendar() : calendarOf(data));
      const { due, provisional, strip } = countDueDate(from, days, calendar);
      const rows = strip.map((day) => [
        formatDateWithWeekday(day.date),
        day.counted ? '计' : '不计',
        dayReasonWord(day),
      ]);
      const mark = provisional ? '（暂定，有的年份还没有放假安排）' : '';
      output.answer(
        { due, provisional, strip },
        `${textTable(['日期', '计不计', '原因'], rows)}\n到期日：${formatDateWithWeekday(due)}${mark}`,
      );
    });
}

/** The calendar that came with the application. */
async function suppliedCalendar(): Promise<WorkCalendar> {
  const { parseCalendar } = await import('#core/calendar/parse-calendar.ts');
  const file = join(resourcesFolder, 'seed', 'holidays-2026.json');
  const { year, days } = parseCalendar(readFileSync(file, 'utf8'));
  return {
    years: new Set([year]),
    days: new Map(days.map(({ date, name, isOffDay }) => [date, { name, isOffDay }])),
  };
}

async function calendarOf(folder: string): Promise<WorkCalendar> {
  const { loadWorkCalendar } = await import('#core/calendar/service.ts');
  return withData(folder, ({ data }) => loadWorkCalendar(data.database.read));
}
