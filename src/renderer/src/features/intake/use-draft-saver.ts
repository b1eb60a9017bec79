import { useEffect, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { core } from '../../app/core/core.ts';
import { DraftSaver } from './draft-saver.ts';
import { isEmptyDraft } from './intake-state.ts';
import { refreshUnfinished } from './refresh-unfinished.ts';

/** How long anybody waits for a last save while core is away; it goes on by itself. */
const PATIENCE_MS = 300;

const savedHere = new Set<string>();
let lastFlush: Promise<void> = Promise.resolve();

/** Whether this window has saved a draft under this id, so that the id cannot stand for a fresh form. */
export function wasSavedHere(draftId: string): boolean {
  return savedHere.has(draftId);
}

/** Resolves when the form that was left has been saved, or when nobody should wait for that any longer. */
export function leftFormSaved(): Promise<void> {
  return Promise.race([lastFlush, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** Keeps a draft. One that was emptied again is none, and would only be offered in vain. */
async function keep(draft: IntakeDraft): Promise<{ savedAt: string | null }> {
  if (!isEmptyDraft(draft)) return core.intake.saveDraft(draft);
  await core.intake.discardDraft({ id: draft.id });
  return { savedAt: null };
}

/** Saves the draft at every change while it is on the screen, and once more when it is left. */
export function useDraftSaver(draft: IntakeDraft, savedAt: string | null): DraftSaver {
  const [saver] = useState(() => new DraftSaver(keep, savedAt === null ? null : { draft, savedAt }));
  const known = useRef(draft);
  useEffect(() => {
    if (draft === known.current) return;
    known.current = draft;
    savedHere.add(draft.id);
    saver.save(draft);
  }, [draft, saver]);
  useEffect(() => {
    const flush = () => {
      lastFlush = saver.flush();
      void lastFlush.then(refreshUnfinished);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);
  return saver;
}
