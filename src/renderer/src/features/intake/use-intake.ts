import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useReducer, useRef } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { type Field, partOf } from './fields.ts';
import { intakeReducer } from './intake-state.ts';
import { nextQuestion } from './next-question.ts';
import { papersOf } from './papers.ts';
import { fieldOfProblem } from './problem-field.ts';
import { useAccept } from './use-accept.ts';
import { useDraftSaver } from './use-draft-saver.ts';
import { whatIsMissing } from './what-is-missing.ts';

function begin(draft: IntakeDraft) {
  const field = nextQuestion(draft, undefined);
  return { draft, open: partOf(field) ?? 3, focus: { field }, fault: null } as const;
}

/** Everything an intake on the screen knows and can do. */
export function useIntake(initial: IntakeDraft, savedAt: string | null) {
  const [state, dispatch] = useReducer(intakeReducer, initial, begin);
  const { draft } = state;
  const chosen = draft.itemCode !== '';
  const byCode = { input: { code: draft.itemCode }, enabled: chosen };
  const { data: status } = useQuery(query.system.status.queryOptions());
  const { data: item, error: itemError } = useQuery(query.catalogue.get.queryOptions(byCode));
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

  const busy = useRef(false);
  const accept = async () => {
    // A second press while the first is under way is the same wish.
    if (busy.current) return;
    const missing = whatIsMissing(draft, item, today);
    if (missing) return dispatch({ type: 'go', field: missing.field, fault: missing });
    busy.current = true;
    await saver.stop();
    const whole = { ...draft, materials: papersOf(item?.materials ?? [], draft.materials) };
    acceptance.mutate(whole, {
      onError: (error) => {
        busy.current = false;
        saver.save(draft);
        // Somebody may have registered the person meanwhile.
        void queryClient.invalidateQueries({ queryKey: query.residents.findByNumber.key() });
        dispatch({ type: 'go', field: fieldOfProblem(error) ?? 'accept' });
      },
    });
  };
  const leave = async () => {
    await navigate({ to: '/cases', search: { filter: 'open' }, replace: true });
  };

  return {
    state,
    dispatch,
    item: chosen ? item : undefined,
    due: chosen ? due : undefined,
    person,
    today,
    saver,
    accept,
    leave,
    accepting: acceptance.isPending,
    error: acceptance.error ?? itemError,
    next: (after?: Field) => dispatch({ type: 'next', item, ...(after && { after }) }),
    goTo: (field: Field) => dispatch({ type: 'go', field }),
  };
}

/** An intake as its parts on the screen see it. */
export type Intake = ReturnType<typeof useIntake>;
