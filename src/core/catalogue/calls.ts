import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { actorOf, calls } from '../calls.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { discardItemDraft, saveItemDraft } from './item-drafts.ts';
import { beginEditing, catalogueOverview, itemHistory, saveItem, withdrawVersion } from './manage-items.ts';
import { getItem, listItems, previewDueDates, searchItems } from './service.ts';

/** Spreadsheets and templates are loaded when they are wanted, not with the first screen. */
const exchange = () => import('./exchange-items.ts');
const guides = () => import('./guide.ts');

const chosen = ({ name, content }: { name: string; content: string }) => ({
  name,
  bytes: new Uint8Array(Buffer.from(content, 'base64')),
});

async function exportFile(
  context: CoreContext,
  actor: StaffActor,
  format: 'csv' | 'xlsx',
): Promise<string | null> {
  requireRole(actor, 'manager', 'administrator');
  if (!context.desktop) throw failure('FILE_NOT_WRITTEN', { path: '', cause: 'no desktop' });
  const { database } = context.data;
  const { exportItems } = await exchange();
  const content = await exportItems(database.read, format);
  return context.desktop.saveFile(`事项目录 ${localDateInShanghai(database.now())}.${format}`, content);
}

/** 事项 as a window asks for it. */
export const catalogueCalls = {
  search: calls.catalogue.search.handler(({ context, input }) =>
    searchItems(context.core, input.text, input.limit),
  ),
  list: calls.catalogue.list.handler(({ context }) => listItems(context.core)),
  get: calls.catalogue.get.handler(({ context, input }) =>
    getItem(context.core.data.database.read, input.code),
  ),
  overview: calls.catalogue.overview.handler(({ context }) => catalogueOverview(context.core)),
  versions: calls.catalogue.versions.handler(({ context, input }) => itemHistory(context.core, input.code)),
  editing: calls.catalogue.editing.handler(({ context, input }) =>
    beginEditing(context.core, actorOf(context), input.code),
  ),
  saveDraft: calls.catalogue.saveDraft.handler(({ context, input: { code, ...draft } }) =>
    saveItemDraft(context.core, actorOf(context), code, draft),
  ),
  discardDraft: calls.catalogue.discardDraft.handler(({ context, input }) =>
    discardItemDraft(context.core, actorOf(context), input.code),
  ),
  save: calls.catalogue.save.handler(({ context, input }) => saveItem(context.core, actorOf(context), input)),
  withdraw: calls.catalogue.withdraw.handler(({ context, input }) =>
    withdrawVersion(context.core, actorOf(context), input.code, input.version),
  ),
  exportFile: calls.catalogue.exportFile.handler(async ({ context, input }) => ({
    path: await exportFile(context.core, actorOf(context), input.format),
  })),
  previewImport: calls.catalogue.previewImport.handler(async ({ context, input }) => {
    const { previewItems } = await exchange();
    return previewItems(context.core, actorOf(context), chosen(input));
  }),
  importFile: calls.catalogue.importFile.handler(async ({ context, input }) => {
    const { importItems } = await exchange();
    return importItems(context.core, actorOf(context), chosen(input));
  }),
  guide: calls.catalogue.guide.handler(async ({ context, input }) => {
    const { renderGuide } = await guides();
    return { html: renderGuide(context.core, input.code) };
  }),
  printGuide: calls.catalogue.printGuide.handler(async ({ context, input }) => {
    actorOf(context);
    const { printGuide } = await guides();
    return { outcome: await printGuide(context.core, input.code) };
  }),
  saveGuideAs: calls.catalogue.saveGuideAs.handler(async ({ context, input }) => {
    actorOf(context);
    const { saveGuideAs } = await guides();
    return { path: await saveGuideAs(context.core, input.code) };
  }),
  previewDueDates: calls.catalogue.previewDueDates.handler(({ context, input }) =>
    previewDueDates(context.core, input.code),
  ),
};
