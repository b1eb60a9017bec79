import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft, SavedDraft } from '#shared/contract/intake.ts';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { AntdArea } from '../../app/antd-area.tsx';
import { query } from '../../app/core/core.ts';
import { agentFor } from './agent-state.ts';
import { IntakeForm } from './intake-form.tsx';
import { emptyDraft, knownApplicant } from './intake-state.ts';
import { wasSavedHere } from './use-draft-saver.ts';
import { useSavedDraft } from './use-unfinished.ts';

/** 新办件: one page for everything about the person at the window. */
export function IntakePage() {
  const { draftId } = useParams({ from: '/intake/$draftId' });
  return <Intake key={draftId} draftId={draftId} />;
}

interface Begun {
  draft: IntakeDraft;
  savedAt: string | null;
}

function begin(
  draftId: string,
  saved: SavedDraft | null,
  item: ServiceItem | undefined,
  person: ResidentCard | undefined,
): Begun {
  if (saved) return saved;
  const draft = emptyDraft(draftId);
  const applicant = person ? knownApplicant(person) : draft.applicant;
  return {
    draft: {
      ...draft,
      ...(item && { itemCode: item.code, itemText: item.name }),
      ...(person && { applicant, agent: agentFor(draft, applicant, person) }),
    },
    savedAt: null,
  };
}

/** Finds out what this intake begins with: its own draft, an item or a person chosen elsewhere, or nothing. */
function Intake({ draftId }: { draftId: string }) {
  const start = useSearch({ from: '/intake/$draftId' });
  const own = useSavedDraft(draftId);
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
    // What was saved here and is gone became a case or was thrown away: its form must not come back empty.
    if (own.known && !own.saved && wasSavedHere(draftId)) {
      return <Navigate to="/intake/$draftId" params={{ draftId: uuidv7() }} replace />;
    }
    if (own.known && !item.isLoading && !person.isLoading) {
      setBegun(begin(draftId, own.saved, item.data, person.data));
    }
    return null;
  }
  return (
    <AntdArea>
      <IntakeForm initial={begun.draft} savedAt={begun.savedAt} />
    </AntdArea>
  );
}
