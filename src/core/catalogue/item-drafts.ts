import { editedItem } from '#shared/contract/edited-item.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';

/** What a manager wrote and did not save, with the version it was written from. */
export interface ItemDraft {
  item: EditedItem;
  baseVersion: number | null;
  savedAt: string;
}

/** Items that are new have no code to keep their draft under. */
const newItem = 'new';

/** Keeps what was written so far; the draft never leaves this machine. */
export function saveItemDraft(
  context: CoreContext,
  actor: StaffActor,
  code: string | null,
  draft: Omit<ItemDraft, 'savedAt'>,
): { savedAt: string } {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const savedAt = database.now().toISOString();
  const row = {
    staff_id: actor.id,
    item_key: code ?? newItem,
    content: JSON.stringify(draft),
    saved_at: savedAt,
  };
  database.writeLocal((local) => local.put('item_drafts', row));
  return { savedAt };
}

export function discardItemDraft(context: CoreContext, actor: StaffActor, code: string | null): void {
  requireRole(actor, 'manager', 'administrator');
  const key = { staff_id: actor.id, item_key: code ?? newItem };
  context.data.database.writeLocal((local) => local.remove('item_drafts', key));
}

/** The draft of this manager; null where there is none, or one that this version of the application cannot read. */
export function itemDraft(context: CoreContext, actor: StaffActor, code: string | null): ItemDraft | null {
  const row = context.data.database.read.first(
    query
      .selectFrom('item_drafts')
      .select(['content', 'saved_at'])
      .where('staff_id', '=', actor.id)
      .where('item_key', '=', code ?? newItem),
  );
  if (!row) return null;
  const kept = JSON.parse(row.content) as { item: unknown; baseVersion: number | null };
  const item = editedItem.safeParse(kept.item);
  return item.success ? { item: item.data, baseVersion: kept.baseVersion, savedAt: row.saved_at } : null;
}
