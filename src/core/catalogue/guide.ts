import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { itemGuide } from '#shared/wording/item-guide.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { getItem } from './service.ts';

/** 办事指南: the page of an item for the resident, A4. @throws CoreError `NOT_FOUND` */
export function renderGuide(context: CoreContext, code: string): string {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const item = getItem(database.read, code);
  const centre = database.read.first(centreBySite(siteNumber));
  if (!centre) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  return renderTemplate(context.resourcesFolder, 'item-guide.html', {
    guide: itemGuide(item, centre),
    centre,
    printedOn: localDateInShanghai(database.now()),
  });
}

/** Sends the guide to the default printer. @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printGuide(
  context: CoreContext,
  code: string,
): Promise<'printed' | 'no-printer' | 'printer-failed'> {
  const html = renderGuide(context, code);
  return withDesktop(context, (desktop) => desktop.print(html));
}

/** Asks where, then writes the guide there as PDF; null when the dialog was closed. @throws CoreError as printGuide */
export async function saveGuideAs(context: CoreContext, code: string): Promise<string | null> {
  const { name } = getItem(context.data.database.read, code);
  const html = renderGuide(context, code);
  const pdf = await withDesktop(context, (desktop) => desktop.renderPdf(html));
  return (context.desktop as Desktop).saveFile(`${name.replace(/[\\/:*?"<>|]/g, ' ')}办事指南.pdf`, pdf);
}

async function withDesktop<Result>(
  context: CoreContext,
  work: (desktop: Desktop) => Promise<Result>,
): Promise<Result> {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  try {
    return await work(context.desktop);
  } catch (cause) {
    throw failure('PRINTING_FAILED', { cause: String(cause) });
  }
}
