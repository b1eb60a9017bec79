import { useEffect, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { core } from '../../app/core/core.ts';
import { DraftSaver } from './draft-saver.ts';
import { isEmptyDraft } from './intake-state.ts';

const savedHere = new Set<string>();

/** Whether this window has saved a draft under this id, so that the id cannot stand for a fresh form. */
export function wasSavedHere(draftId: string): boolean {
  return savedHere.has(draftId);
}

/** Saves the draft at every change while it is on the screen, and once more when the window closes. */
export function useDraftSaver(draft: IntakeDraft, savedAt: string | null): DraftSaver {
  const [saver] = useState(() => new DraftSaver((changed) => core.intake.saveDraft(changed), savedAt));
  const known = useRef(draft);
  useEffect(() => {
    if (draft === known.current) return;
    known.current = draft;
    // An empty form is no draft, unless it was one and has been emptied.
    if (!isEmptyDraft(draft) || saver.state.get().savedAt !== null) {
      savedHere.add(draft.id);
      saver.save(draft);
    }
  }, [draft, saver]);
  useEffect(() => {
    const flush = () => void saver.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [saver]);
  return saver;
}
