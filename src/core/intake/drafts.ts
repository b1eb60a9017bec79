import { type DraftLine, type IntakeDraft, intakeDraft, type SavedDraft } from '#shared/contract/intake.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';
import { sweepScans } from '../scans/sweep-scans.ts';

/** More unfinished intakes than this are not kept in sight; the oldest wait until newer ones are done. */
const MOST_IN_SIGHT = 30;

const savedDrafts = query.selectFrom('intake_drafts').select(['content', 'saved_at']);

function savedDraft({ content, saved_at }: { content: string; saved_at: string }): SavedDraft {
  return { draft: intakeDraft.parse(JSON.parse(content)), savedAt: saved_at };
}

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

/** What this clerk has begun and not finished, the one worked on last first. */
export function listDrafts(context: CoreContext, actor: Actor): DraftLine[] {
  const rows = context.data.database.read.all(
    savedDrafts.where('staff_id', '=', actor.id).orderBy('saved_at', 'desc').limit(MOST_IN_SIGHT),
  );
  return rows.map((row) => {
    const { draft, savedAt } = savedDraft(row);
    return {
      id: draft.id,
      itemCode: draft.itemCode,
      itemText: draft.itemText,
      applicantName: draft.applicant.name,
      savedAt,
    };
  });
}

/** One unfinished intake of this clerk, or null. */
export function getDraft(context: CoreContext, actor: Actor, id: string): SavedDraft | null {
  const row = context.data.database.read.first(
    savedDrafts.where('id', '=', id).where('staff_id', '=', actor.id),
  );
  return row ? savedDraft(row) : null;
}

/**
 * Throws a draft away and answers with what it held, for who wants it back. Its scans wait for that too, until the
 * next draft is thrown away.
 */
export function discardDraft(context: CoreContext, actor: Actor, id: string): SavedDraft | null {
  const held = getDraft(context, actor, id);
  if (!held) return null;
  context.data.database.writeLocal((local) => local.remove('intake_drafts', { id }));
  sweepScans(context, id);
  return held;
}
