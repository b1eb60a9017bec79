import type { ActivityReport, ActivityReportRequest } from '#shared/contract/activity-reports.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import {
  ACTIVITY_COLUMNS,
  activityChart,
  activityScopeWord,
  activityTables,
} from '#shared/wording/activity-figures.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import { PAGE_FOOTER, PRINT_FONTS } from '../documents/page-footer.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { chartPicture } from '../reports/chart-pictures.ts';
import type { StaffActor } from '../staff/roles.ts';
import { makeActivityReport } from './service.ts';

// Without quotation marks, for it comes to stand in an attribute.

/**
 * The year's table as a spreadsheet or a PDF: asks where, and writes it there; null when the dialog was closed.
 * @throws CoreError `PRINTING_FAILED` without a desktop
 */
export async function saveActivityReport(
  context: CoreContext,
  actor: StaffActor,
  { form, ...request }: ActivityReportRequest & { form: 'xlsx' | 'pdf' },
): Promise<string | null> {
  const { desktop } = context;
  if (!desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  const report = makeActivityReport(context, request);
  const content =
    form === 'xlsx' ? await makeWorkbook(context, report) : await renderPdf(context, desktop, actor, report);
  return desktop.saveFile(`${report.year}年志愿服务和党群活动统计.${form}`, content);
}

/** The year's table as a workbook. */
export async function makeWorkbook(context: CoreContext, report: ActivityReport): Promise<Uint8Array> {
  // A large library that only those wait for who want a spreadsheet.
  const { activityWorkbook } = await import('./spreadsheet.ts');
  return activityWorkbook(report, context.data.database.now());
}

function renderPdf(
  context: CoreContext,
  desktop: Desktop,
  actor: StaffActor,
  report: ActivityReport,
): Promise<Uint8Array> {
  return desktop.renderPdf(activityReportPage(context, actor, report), PAGE_FOOTER);
}

/** The year's table as a page for the print engine, A4. @throws CoreError `NOT_FOUND` */
export function activityReportPage(context: CoreContext, actor: StaffActor, report: ActivityReport): string {
  const { database } = context.data;
  const centre = database.read.first(centreBySite(database.site.siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: database.site.siteNumber });
  const numbers = (part: Parameters<typeof pick>[0]) =>
    pick(part).map((number) => number.toLocaleString('zh-CN'));
  const chart = chartPicture(activityChart(report, PRINT_FONTS));
  return renderTemplate(context.resourcesFolder, 'report.html', {
    centre,
    madeOn: localDateInShanghai(database.now()),
    madeBy: actor.name,
    title: `${report.year} 年志愿服务和党群活动统计`,
    scope: `${activityScopeWord(report)}　登记志愿者 ${report.volunteers} 人`,
    words: ACTIVITY_COLUMNS.map(({ word }) => word),
    waiting: '',
    totals: numbers(report),
    sections: activityTables(report)
      .filter(({ rows }) => rows.length > 1)
      .map(({ key, title, heading, rows }) => ({
        title,
        chart: key === 'byMonth' ? chart : '',
        headings: [heading],
        rows: rows.map(({ name, figures }) => ({ names: [name], numbers: numbers(figures) })),
      })),
    meanings: ACTIVITY_COLUMNS.map(({ word, explanation }) => ({ word, text: explanation })),
  });
}

function pick(part: Pick<ActivityReport, (typeof ACTIVITY_COLUMNS)[number]['figure']>): number[] {
  return ACTIVITY_COLUMNS.map(({ figure }) => part[figure]);
}
