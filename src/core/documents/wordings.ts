import { uuidv7 } from 'uuidv7';
import { type PaperKind, paperKind, type WordedPaper } from '#shared/contract/documents.ts';
import { type Wording, wordingFaults, wordingInForce } from '#shared/domain/document-wording.ts';
import { startOfDayInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { wordingInForceAt, wordingsOf } from './queries.ts';
import { wordingSlots } from './wording-slots.ts';

/** What a manager made of the texts of a paper, as it counts at this moment. */
export function wordingNow(context: CoreContext, kind: PaperKind): Wording {
  const { database } = context.data;
  const found = database.read.first(wordingInForceAt(kind, database.now().toISOString()));
  return found ? (JSON.parse(found.content) as Wording) : {};
}

/** The fixed texts of every paper, with their history. */
export function listWordings(context: CoreContext): WordedPaper[] {
  return paperKind.options.map((kind) => wordedPaper(context, kind));
}

function wordedPaper(context: CoreContext, kind: PaperKind): WordedPaper {
  const { database } = context.data;
  const now = database.now().toISOString();
  const slots = wordingSlots(context.resourcesFolder, kind);
  const texts = wordingInForce(slots, wordingNow(context, kind));
  const inForce = database.read.first(wordingInForceAt(kind, now))?.id;
  return {
    kind,
    slots: slots.map((slot) => ({ ...slot, text: texts[slot.id] ?? slot.original })),
    versions: database.read.all(wordingsOf(kind)).map((row) => ({
      id: row.id,
      number: row.number,
      effectiveFrom: row.effective_from,
      madeAt: row.made_at,
      madeBy: row.made_by,
      content: JSON.parse(row.content) as Record<string, string>,
      state: row.id === inForce ? 'in-force' : row.effective_from > now ? 'to-come' : 'over',
    })),
  };
}

/**
 * Words the texts of a paper anew, from now or from the beginning of a day on. Papers issued before keep theirs; what
 * equals the original is not kept, so that an empty wording is the original.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `INVALID_ANSWERS` (`wording.<slot>` or `from`), nothing is kept then
 */
export function saveWording(
  context: CoreContext,
  actor: StaffActor,
  { kind, content, from }: { kind: PaperKind; content: Wording; from: string | null },
): WordedPaper {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const slots = wordingSlots(context.resourcesFolder, kind);
  const now = database.now().toISOString();
  const effectiveFrom = from === null ? now : startOfDayInShanghai(from);
  const problems: { field: string; code: string }[] = wordingFaults(content, slots).map(({ slot, code }) => ({
    field: `wording.${slot}`,
    code,
  }));
  if (effectiveFrom < now) problems.push({ field: 'from', code: 'past' });
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const kept = Object.fromEntries(
    slots.flatMap(({ id, original }) => {
      const text = content[id]?.trim();
      return text === undefined || text === original ? [] : [[id, text]];
    }),
  );
  const id = uuidv7();
  const command = { name: 'documents.saveWording', actor, subject: { entity: 'documentWording', id } };
  database.write(command, (unit) => {
    const numbers = unit.read.all(wordingsOf(kind)).map((row) => row.number);
    unit.insert('documentWording', {
      id,
      kind,
      number: 1 + Math.max(0, ...numbers),
      effective_from: effectiveFrom,
      content: JSON.stringify(kept),
      made_at: now,
      made_by: actor.name,
    });
  });
  return wordedPaper(context, kind);
}
