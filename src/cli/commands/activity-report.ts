import { resolve } from 'node:path';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { UsageError } from '../failures.ts';
import { withData } from '../open-folder.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { writeOut } from '../write-out.ts';

/** `ow report activities`: what the town publishes of a year of volunteers and activities. */
export async function reportActivities(
  { data, year, site, xlsx }: { data: string; year?: number; site?: string; xlsx?: string },
  output: Output,
): Promise<void> {
  if (year === undefined) throw new UsageError('usage', '要写 --year，如 --year 2026');
  const { makeActivityReport } = await import('#core/activity-reports/service.ts');
  const { listCentres } = await import('#core/reports/service.ts');
  const made = await withData(data, async (context) => {
    if (site !== undefined && !listCentres(context).some(({ siteNumber }) => siteNumber === site)) {
      throw new UsageError('unknown-site', `没有编号为“${site}”的中心`, { site });
    }
    const report = makeActivityReport(context, { year, siteNumber: site });
    if (xlsx !== undefined) {
      const { makeWorkbook } = await import('#core/activity-reports/save.ts');
      writeOut(resolve(xlsx), await makeWorkbook(context, report));
      output.message(`已存到 ${resolve(xlsx)}`);
    }
    return report;
  });
  output.answer(made, textOf(made));
}

type Row = ActivityReport['byMonth'][number];
type Figures = Omit<Row, 'month'>;

function textOf(report: ActivityReport): string {
  const headings = ['志愿活动', '讲座', '文明实践', '会议', '人次', '文明实践人次', '服务群众', '时数'];
  const cells = (part: Figures) => [
    part.activities,
    part.lectures,
    part.sessions,
    part.meetings,
    part.attendances,
    part.sessionAttendances,
    part.peopleServed,
    part.hours,
  ];
  return [
    `${report.year} 年，登记志愿者 ${report.volunteers} 人`,
    textTable(['合计', ...headings], [['', ...cells(report)]]),
    textTable(
      ['中心', '志愿者', ...headings],
      report.byCentre.map((part) => [part.centreName, part.volunteers, ...cells(part)]),
    ),
    textTable(
      ['类型', ...headings],
      report.byType.map((part) => [part.typeName, ...cells(part)]),
    ),
    textTable(
      ['月份', ...headings],
      report.byMonth.map((part) => [part.month, ...cells(part)]),
    ),
  ].join('\n\n');
}
