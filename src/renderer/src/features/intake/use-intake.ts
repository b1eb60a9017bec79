import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { askedOf, partsOf } from './asked.ts';
import { type AskedField, type Field, type Part, partOf } from './fields.ts';
import { readForm } from './form-input.ts';
import { intakeReducer } from './intake-state.ts';
import { entryOf, nextQuestion } from './next-question.ts';
import { fieldOfProblem } from './problem-field.ts';
import { useAccept } from './use-accept.ts';
import { useDraftSaver } from './use-draft-saver.ts';
import { useSimilar } from './use-similar.ts';
import { whatIsMissing } from './what-is-missing.ts';
import { wholeDraft } from './whole-draft.ts';

function begin(draft: IntakeDraft) {
  const field = nextQuestion(draft, undefined);
  return { draft, open: partOf(field) ?? 'papers', focus: { field }, fault: null } as const;
}

/** Everything an intake on the screen knows and can do. */
export function useIntake(initial: IntakeDraft, savedAt: string | null) {
  const [state, dispatch] = useReducer(intakeReducer, initial, begin);
  const { draft } = state;
  const chosen = draft.itemCode !== '';
  const byCode = { input: { code: draft.itemCode }, enabled: chosen };
  const { data: status } = useQuery(query.system.status.queryOptions());
  const { data: itemOfCode, error: itemError } = useQuery(query.catalogue.get.queryOptions(byCode));
  const { data: due } = useQuery(query.catalogue.previewDueDates.queryOptions(byCode));
  const { data: person } = useQuery(
    query.residents.get.queryOptions({
      input: { id: draft.applicant.residentId ?? '' },
      enabled: draft.applicant.residentId !== null,
    }),
  );
  const saver = useDraftSaver(draft, savedAt);
  const acceptance = useAccept();
  const navigate = useNavigate();
  const today = status?.today;
  const item = chosen ? itemOfCode : undefined;
  const asked = item && askedOf(item, draft);
  useEffect(() => {
    if (item) dispatch({ type: 'item-known', item });
  }, [item]);

  const similar = useSimilar(draft.applicant);
  const [comparing, setComparing] = useState(false);
  const compare = () => setComparing(true);

  const busy = useRef(false);
  const leave = async () => {
    await navigate({ to: '/cases', search: { filter: 'open' }, replace: true });
  };
  const accept = async () => {
    // A second press while the first is under way is the same wish.
    if (busy.current) return;
    // Nothing is registered then; what was typed stays a draft.
    if (asked?.decision.outcome) return leave();
    const missing = whatIsMissing(draft, item, today);
    if (missing) return dispatch({ type: 'go', field: missing.field, fault: missing });
    if (similar.length > 0) return compare();
    if (!item || !asked || today === undefined) return;
    busy.current = true;
    await saver.stop();
    acceptance.mutate(wholeDraft(draft, item, asked, today), {
      onError: (error) => {
        busy.current = false;
        saver.save(draft);
        // Somebody may have registered the person meanwhile.
        void queryClient.invalidateQueries({ queryKey: query.residents.key() });
        if (isDefinedError(error) && error.code === 'SAME_PERSON') compare();
        dispatch({ type: 'go', field: fieldOfProblem(error) ?? 'accept' });
      },
    });
  };

  return {
    state,
    dispatch,
    item,
    asked,
    parts: partsOf(item, asked, draft),
    formFaults: item && today !== undefined ? readForm(item, draft, today).faults : [],
    due: chosen ? due : undefined,
    person,
    /** Records that may be the applicant's; whether they are on the screen beside what was typed. */
    similar,
    comparing: comparing && similar.length > 0,
    compare,
    stopComparing: () => setComparing(false),
    today,
    saver,
    accept,
    leave,
    accepting: acceptance.isPending,
    error: acceptance.error ?? itemError,
    /** The draft as it would be accepted; null while no item is chosen. */
    whole: () => (item && asked && today !== undefined ? wholeDraft(draft, item, asked, today) : null),
    /** Enter on something the item asks. */
    enter: (field: AskedField) => dispatch({ type: 'entered', field, item, today }),
    next: (after?: Field) => dispatch({ type: 'next', item, ...(after && { after }) }),
    goTo: (field: Field) => dispatch({ type: 'go', field }),
    goToPart: (part: Part) => dispatch({ type: 'go', field: entryOf(part, draft, item) }),
  };
}

/** An intake as its parts on the screen see it. */
export type Intake = ReturnType<typeof useIntake>;
