import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { AntdArea } from '../../app/antd-area.tsx';
import { query } from '../../app/core/core.ts';
import { IntakeForm } from './intake-form.tsx';
import { emptyDraft, knownApplicant } from './intake-state.ts';
import { wasSavedHere } from './use-draft-saver.ts';
import { type SavedDraft, useLatestDraft } from './use-latest-draft.ts';

/** 新办件: one page for everything about the person at the window. */
export function IntakePage() {
  const { draftId } = useParams({ from: '/intake/$draftId' });
  return <Intake key={draftId} draftId={draftId} />;
}

interface Begun {
  draft: IntakeDraft;
  savedAt: string | null;
  /** Another intake the clerk has left unfinished. */
  other: SavedDraft | null;
}

function begin(
  draftId: string,
  latest: SavedDraft | null,
  item: ServiceItem | undefined,
  person: ResidentCard | undefined,
): Begun {
  if (latest?.draft.id === draftId) return { ...latest, other: null };
  const draft = emptyDraft(draftId);
  return {
    draft: {
      ...draft,
      ...(item && { itemCode: item.code, itemText: item.name }),
      ...(person && { applicant: knownApplicant(person) }),
    },
    savedAt: null,
    other: latest,
  };
}

/** Finds out what this intake begins with: its own draft, an item or a person chosen elsewhere, or nothing. */
function Intake({ draftId }: { draftId: string }) {
  const start = useSearch({ from: '/intake/$draftId' });
  const latest = useLatestDraft();
  const item = useQuery(
    query.catalogue.get.queryOptions({
      input: { code: start.item ?? '' },
      enabled: start.item !== undefined,
    }),
  );
  const person = useQuery(
    query.residents.get.queryOptions({
      input: { id: start.resident ?? '' },
      enabled: start.resident !== undefined,
    }),
  );
  const [begun, setBegun] = useState<Begun | null>(null);
  if (!begun) {
    // Going back to a form that is no longer the latest must not write over what it held.
    if (latest.known && latest.draft?.draft.id !== draftId && wasSavedHere(draftId)) {
      return <Navigate to="/intake/$draftId" params={{ draftId: uuidv7() }} replace />;
    }
    if (latest.known && !item.isLoading && !person.isLoading) {
      setBegun(begin(draftId, latest.draft, item.data, person.data));
    }
    return null;
  }
  return (
    <AntdArea>
      <IntakeForm initial={begun.draft} savedAt={begun.savedAt} other={begun.other} />
    </AntdArea>
  );
}
