import type { Command } from 'commander';
import type { Report } from '#shared/contract/reports.ts';
import { addMonths } from '#shared/domain/months.ts';
import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { figureWord } from '#shared/wording/report-figures.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, month } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface ReportOptions {
  data: string;
  month: string;
  to?: string;
  site?: string;
}

/** `ow report`: the figures of a month or of several. */
export function addReportCommand(program: Command, output: Output): void {
  program
    .command('report')
    .description(
      '统计一个月或几个月的收件、受理、办结、超期、退回、容缺，按部门、中心、事项、经办人、月份分列',
    )
    .requiredOption('--month <月份>', '如 2026-10；几个月时是第一个月', month('--month'))
    .option('--to <月份>', '最后一个月', month('--to'))
    .option('--site <编号>', '只统计一个中心')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, month: from, to = from, site }: ReportOptions) => {
      const { LONGEST_REPORT, listCentres, makeReport } = await import('#core/reports/service.ts');
      if (to < from) {
        throw new UsageError('months', `--to 要写 ${from} 或以后的月份，现在是“${to}”`, { from, to });
      }
      if (to > addMonths(from, LONGEST_REPORT - 1)) {
        throw new UsageError('months', `一次最多统计 ${LONGEST_REPORT} 个月`, { from, to });
      }
      const report = await withData(data, (context) => {
        if (site !== undefined && !listCentres(context).some(({ siteNumber }) => siteNumber === site)) {
          throw new UsageError('unknown-site', `没有编号为“${site}”的中心`, { site });
        }
        return makeReport(context, operator, { from, to, siteNumber: site });
      });
      output.answer({ ...(from === to && { month: from }), ...report }, textOf(report));
    });
}

function textOf(report: Report): string {
  const headings = FIGURES.map(figureWord);
  const cells = (part: Figures) => FIGURES.map((figure) => part[figure]);
  const table = (name: string, rows: (string | number)[][]) => textTable([name, ...headings], rows);
  return [
    table('合计', [
      [report.from === report.to ? report.from : `${report.from} 至 ${report.to}`, ...cells(report)],
    ]),
    ...(report.byMonth.length > 1
      ? [
          table(
            '月份',
            report.byMonth.map((part) => [part.month, ...cells(part)]),
          ),
        ]
      : []),
    table(
      '部门',
      report.byDepartment.map((part) => [part.department, ...cells(part)]),
    ),
    table(
      '中心',
      report.byCentre.map((part) => [part.centreName, ...cells(part)]),
    ),
    table(
      '经办人',
      report.byClerk.map((part) => [part.clerkName, ...cells(part)]),
    ),
    table(
      '事项',
      report.byItem.map((part) => [`${part.itemCode} ${part.itemName}`, ...cells(part)]),
    ),
  ].join('\n\n');
}
