import { type IntakeDraft, intakeDraft } from '#shared/contract/intake.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';

/** Keeps what the clerk has typed so far. A draft that became a case stays gone, however late its last word. */
export function saveDraft(context: CoreContext, actor: Actor, draft: IntakeDraft): { savedAt: string } {
  const { database } = context.data;
  const savedAt = database.now().toISOString();
  database.writeLocal((local) => {
    if (database.read.first(caseById(draft.id))) return;
    local.put('intake_drafts', {
      id: draft.id,
      staff_id: actor.id,
      content: JSON.stringify(draft),
      saved_at: savedAt,
    });
  });
  return { savedAt };
}

/** The draft this clerk worked on last, or null. */
export function latestDraft(
  context: CoreContext,
  actor: Actor,
): { draft: IntakeDraft; savedAt: string } | null {
  const row = context.data.database.read.first(
    query
      .selectFrom('intake_drafts')
      .select(['content', 'saved_at'])
      .where('staff_id', '=', actor.id)
      .orderBy('saved_at', 'desc')
      .limit(1),
  );
  return row ? { draft: intakeDraft.parse(JSON.parse(row.content)), savedAt: row.saved_at } : null;
}

export function discardDraft(context: CoreContext, id: string): void {
  context.data.database.writeLocal((local) => local.remove('intake_drafts', { id }));
}
