import type { ReportForm, ReportRequest } from '#shared/contract/reports.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { periodWord } from '#shared/wording/report-figures.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import { PAGE_FOOTER } from '../documents/page-footer.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { makeReport } from './service.ts';

/**
 * Makes the report as a spreadsheet or a PDF, asks where, and writes it there; null when the person thought better
 * of it.
 * @throws CoreError as `makeReport`; `PRINTING_FAILED` when the desktop could not render
 */
export async function saveReport(
  context: CoreContext,
  actor: StaffActor,
  request: ReportRequest,
  form: ReportForm,
): Promise<string | null> {
  const desktop = requireDesktop(context);
  const content =
    form === 'xlsx'
      ? await makeSpreadsheet(context, actor, request)
      : await makePdf(context, desktop, actor, request);
  return desktop.saveFile(`${periodWord(request.from, request.to)}办件统计.${form}`, content);
}

/** The report as a workbook. @throws CoreError as `makeReport` */
export async function makeSpreadsheet(
  context: CoreContext,
  actor: StaffActor,
  request: ReportRequest,
): Promise<Uint8Array> {
  const report = await makeReport(context, actor, request);
  // A large library that only those wait for who want a spreadsheet.
  const { reportWorkbook } = await import('./spreadsheet.ts');
  return reportWorkbook(report, context.data.database.now());
}

async function makePdf(
  context: CoreContext,
  desktop: Desktop,
  actor: StaffActor,
  request: ReportRequest,
): Promise<Uint8Array> {
  const { database } = context.data;
  const report = await makeReport(context, actor, request);
  const centre = database.read.first(centreBySite(database.site.siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: database.site.siteNumber });
  const { reportPage } = await import('./page.ts');
  const making = { centre, madeOn: localDateInShanghai(database.now()), madeBy: actor.name };
  const page = reportPage(context.resourcesFolder, report, making);
  try {
    return await desktop.renderPdf(page, PAGE_FOOTER);
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
}

function requireDesktop({ desktop }: CoreContext): Desktop {
  if (!desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return desktop;
}
