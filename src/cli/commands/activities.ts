import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { activityStateWord, timeSpan } from '#shared/wording/activities.ts';
import { UsageError } from '../failures.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, localDate, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { writeOut } from '../write-out.ts';

interface SpanOptions {
  data: string;
  from: string;
  until: string;
  site?: string;
}

/** `ow activities`: what the centres have planned and held. */
export function addActivityCommands(program: Command, output: Output): void {
  const activities = program.command('activities').description('日程').helpCommand(false);
  withSpan(activities.command('list').description('列出一段日子的活动，按时间排列')).action(
    async (options: SpanOptions) => {
      const { listActivities } = await import('#core/activities/read.ts');
      const lines = await withData(options.data, (context) => listActivities(context, spanOf(options)));
      output.answer(lines, lines.length > 0 ? table(lines) : '这段日子没有活动');
    },
  );
  withSpan(activities.command('export').description('把一段日子的活动存成日历文件（iCalendar，.ics）'))
    .requiredOption('--out <文件>', '存到哪里', nonEmpty('--out'))
    .action(async ({ out, ...options }: SpanOptions & { out: string }) => {
      const { calendarFile } = await import('#core/activities/export.ts');
      const text = await withData(options.data, (context) => calendarFile(context, spanOf(options)));
      const path = writeOut(resolve(out), Buffer.from(text));
      const count = text.split('BEGIN:VEVENT').length - 1;
      output.answer({ path, activities: count }, `已存到 ${path}，共 ${count} 个活动`);
    });
}

function withSpan(command: Command): Command {
  return command
    .requiredOption('--from <日期>', '第一天', localDate('--from'))
    .requiredOption('--until <日期>', '最后一天', localDate('--until'))
    .option('--site <编号>', '只要一个中心的')
    .addOption(dataOption())
    .addOption(jsonOption());
}

function spanOf({ from, until, site }: SpanOptions) {
  if (until < from) {
    throw new UsageError('days', `--until 要写 ${from} 或以后的日期，现在是“${until}”`, { from, until });
  }
  return { from, until, siteNumber: site ?? null };
}

function table(lines: readonly ActivityLine[]): string {
  return textTable(
    ['日期', '时间', '中心', '类型', '活动', '地点', '讲师', '报名', '状态'],
    lines.map((line) => [
      ...[localDateInShanghai(line.startsAt), timeSpan(line), line.centreName, line.typeName, line.name],
      ...[line.place, line.lecturers.join('、')],
      line.capacity > 0 ? `${line.signedUp}/${line.capacity}` : line.signedUp,
      activityStateWord(line.state),
    ]),
  );
}
