import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CoreContext } from '#core/context.ts';
import type { Report, ReportRequest } from '#shared/contract/reports.ts';
import { addMonths } from '#shared/domain/months.ts';
import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { figureWord, satisfactionWord, waitingWord } from '#shared/wording/report-figures.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, month, nonEmpty, oneOf, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { writeOut } from '../write-out.ts';
import { reportActivities } from './activity-report.ts';

interface ReportOptions {
  data: string;
  month?: string;
  to?: string;
  year?: number;
  site?: string;
  xlsx?: string;
  template?: string;
}

/** `ow report`: the figures of a month or of several. */
export function addReportCommand(program: Command, output: Output): void {
  program
    .command('report')
    .description(
      '统计一个月或几个月的收件、受理、办结、超期、退回、容缺，按部门、中心、事项、经办人、月份分列',
    )
    .argument('[类别]', 'activities：志愿者和活动；不写是办件', oneOf('类别', ['activities']))
    .option('--month <月份>', '办件必须写，如 2026-10；几个月时是第一个月', month('--month'))
    .option('--to <月份>', '最后一个月', month('--to'))
    .option('--year <年份>', '志愿者和活动必须写，如 2026', wholeNumber('--year', 2000, 2100))
    .option('--site <编号>', '只统计一个中心')
    .option('--xlsx <文件>', '另存为 Excel 工作簿', nonEmpty('--xlsx'))
    .option('--template <名称>', '--xlsx 按这份上级报表模板填一个月', nonEmpty('--template'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (subject: 'activities' | undefined, options: ReportOptions) => {
      if (subject === 'activities') return reportActivities(options, output);
      const { data, month: from, to = from, site, xlsx, template } = options;
      if (from === undefined || to === undefined)
        throw new UsageError('usage', '要写 --month，如 --month 2026-10');
      const { LONGEST_REPORT, listCentres, makeReport } = await import('#core/reports/service.ts');
      if (template !== undefined && (xlsx === undefined || to !== from)) {
        const message = '--template 填一个月，要有 --xlsx，不能有 --to';
        throw new UsageError('template', message, { template });
      }
      if (to < from) {
        throw new UsageError('months', `--to 要写 ${from} 或以后的月份，现在是“${to}”`, { from, to });
      }
      if (to > addMonths(from, LONGEST_REPORT - 1)) {
        throw new UsageError('months', `一次最多统计 ${LONGEST_REPORT} 个月`, { from, to });
      }
      const report = await withData(data, async (context) => {
        if (site !== undefined && !listCentres(context).some(({ siteNumber }) => siteNumber === site)) {
          throw new UsageError('unknown-site', `没有编号为“${site}”的中心`, { site });
        }
        const request = { from, to, siteNumber: site };
        if (xlsx !== undefined) {
          const content = await spreadsheetOf(context, request, template);
          writeOut(resolve(xlsx), content);
        }
        return makeReport(context, operator, request);
      });
      if (xlsx !== undefined) output.message(`已存到 ${resolve(xlsx)}`);
      output.answer({ ...(from === to && { month: from }), ...report }, textOf(report));
    });
}

/** The figures as our own workbook, or in the form of an upper office. */
async function spreadsheetOf(
  context: CoreContext,
  request: ReportRequest,
  template: string | undefined,
): Promise<Uint8Array> {
  if (template === undefined) {
    const { makeSpreadsheet } = await import('#core/reports/save-report.ts');
    return makeSpreadsheet(context, operator, request);
  }
  const { makeFilledTemplate, templateFor } = await import('#core/reports/templates.ts');
  const { from: month, siteNumber } = request;
  const id = templateFor(context, template, month);
  return (await makeFilledTemplate(context, operator, id, { month, siteNumber })).content;
}

function textOf(report: Report): string {
  const headings = [...FIGURES.map(figureWord), '满意率'];
  const cells = (part: Figures) => [...FIGURES.map((figure) => part[figure]), satisfactionWord(part)];
  const table = (name: string, rows: (string | number)[][]) => textTable([name, ...headings], rows);
  return [
    table('合计', [
      [report.from === report.to ? report.from : `${report.from} 至 ${report.to}`, ...cells(report)],
    ]),
    ...(report.waiting ? [`叫号等候：${waitingWord(report.waiting)}`] : []),
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
