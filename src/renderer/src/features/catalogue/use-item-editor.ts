import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ItemEditing } from '#shared/contract/catalogue.ts';
import { checkEditedItem } from '#shared/domain/check-edited-item.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { sameItem, tidyItem } from '#shared/domain/tidy-item.ts';
import { explainItemFault } from '#shared/wording/edited-item-faults.ts';
import { core, query } from '../../app/core/core.ts';
import type { Faults } from './editor-faults.ts';
import { refreshCatalogue } from './use-items.ts';

type Input = ItemEditing['item'];

const SAVE_AFTER_MS = 400;

/** What saving can be refused with. */
type SavingError = NonNullable<
  Parameters<NonNullable<ReturnType<typeof query.catalogue.save.mutationOptions>['onError']>>[0]
>;

/** The path and the code of what core found, which may know more than this window. */
function problemsOf(error: SavingError | null): { field: string; code: string }[] {
  return error instanceof ORPCError && error.code === 'INVALID_ANSWERS' ? error.data.problems : [];
}

/** An item while it is being written: what it says, what is wrong with it, and its draft on this machine. */
export function useItemEditor(editing: ItemEditing, code: string | null, onSaved: (code: string) => void) {
  const { draft, today } = editing;
  const [item, setItem] = useState<EditedItem>(draft?.item ?? editing.item);
  const [baseVersion, setBaseVersion] = useState(draft ? draft.baseVersion : editing.baseVersion);
  const [effectiveFrom, setEffectiveFrom] = useState(today);
  const [tried, setTried] = useState(false);
  const [draftSavedAt, setDraftSavedAt] = useState(draft?.savedAt ?? null);
  /** Which of these words core refused; they stay refused until they are changed. */
  const [refused, setRefused] = useState<{ item: EditedItem; faults: Faults }>({ item, faults: new Map() });
  const changed = !sameItem(item, editing.item);

  const pending = useRef<{ item: EditedItem; baseVersion: number | null } | null>(null);
  const keep = useRef(async () => {
    const waiting = pending.current;
    if (!waiting) return;
    pending.current = null;
    try {
      const { savedAt } = await core.catalogue.saveDraft({ code, ...waiting, item: waiting.item as Input });
      setDraftSavedAt(savedAt);
    } catch {
      // Kept for the next try, unless something newer has come.
      pending.current ??= waiting;
    }
  });
  const known = useRef(item);
  useEffect(() => {
    if (known.current === item) return;
    known.current = item;
    pending.current = { item, baseVersion };
    const timer = setTimeout(() => void keep.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [item, baseVersion]);
  useEffect(() => {
    const flush = () => void keep.current();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  const found = useMemo(() => checkEditedItem(tidyItem(item)), [item]);
  const faults = useMemo<Faults>(() => {
    // What is not written yet is no mistake before somebody wanted to save it.
    const shown = found.filter(({ code: fault, value }) => tried || (fault !== 'empty' && value !== ''));
    const own = shown.map(({ path, code: fault }) => [path, explainItemFault(fault)] as const);
    return new Map([...(refused.item === item ? refused.faults : []), ...own]);
  }, [found, tried, refused, item]);

  const saving = useMutation(
    query.catalogue.save.mutationOptions({
      onSuccess: async () => {
        pending.current = null;
        await refreshCatalogue();
        onSaved(tidyItem(item).code);
      },
      onError: (error) => {
        // What was not written to the draft before goes there now.
        pending.current ??= { item, baseVersion };
        void keep.current();
        const problems = problemsOf(error).map(
          ({ field, code: fault }) => [field, explainItemFault(fault)] as const,
        );
        setRefused({ item, faults: new Map(problems) });
      },
    }),
  );
  const stale = saving.error instanceof ORPCError && saving.error.code === 'STALE_ITEM' ? saving.error : null;

  return {
    item,
    faults,
    changed,
    effectiveFrom,
    setEffectiveFrom,
    draftSavedAt,
    /** Begun from what was written another time and not saved. */
    goesOn: draft !== null && draftSavedAt === draft.savedAt,
    saving: saving.isPending,
    error: problemsOf(saving.error).length > 0 ? null : saving.error,
    change: (part: Partial<EditedItem>) => setItem((before) => ({ ...before, ...part })),
    /** Saves it, or answers with the path of the first fault. */
    save: (): string | null => {
      setTried(true);
      const first = found[0];
      if (first) return first.path;
      if (!saving.isPending) {
        pending.current = null;
        saving.mutate({ item: item as Input, effectiveFrom, baseVersion });
      }
      return null;
    },
    /** After somebody else saved: what was written here counts, on top of theirs. */
    insist: stale
      ? () => {
          setBaseVersion(stale.data.version ?? null);
          saving.reset();
        }
      : null,
    /** Back to what is saved. */
    discard: async () => {
      pending.current = null;
      await core.catalogue.discardDraft({ code });
      known.current = editing.item;
      setItem(editing.item);
      setBaseVersion(editing.baseVersion);
      setDraftSavedAt(null);
      setTried(false);
      saving.reset();
    },
  };
}
