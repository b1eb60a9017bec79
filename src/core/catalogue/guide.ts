import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { type ItemGuide, itemGuide } from '#shared/wording/item-guide.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext, Desktop } from '../context.ts';
import { PAGE_FOOTER } from '../documents/page-footer.ts';
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
  const guide = itemGuide(item, centre);
  return renderTemplate(context.resourcesFolder, 'item-guide.html', {
    guide,
    factRows: factRows(guide.facts),
    centre,
    printedOn: localDateInShanghai(database.now()),
  });
}

/** How many characters fit into half a line of the page. */
const HALF_LINE = 14;

/** Two short facts to a row; a long one, and a short one without a neighbour, has the whole row. */
function factRows(facts: ItemGuide['facts']): ItemGuide['facts'][] {
  const rows: ItemGuide['facts'][] = [];
  const short = ({ text }: ItemGuide['facts'][number]) => text.length <= HALF_LINE;
  for (const fact of facts) {
    const last = rows.at(-1);
    if (short(fact) && last?.length === 1 && last.every(short)) last.push(fact);
    else rows.push([fact]);
  }
  return rows;
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
  const pdf = await withDesktop(context, (desktop) => desktop.renderPdf(html, PAGE_FOOTER));
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
