import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useReducer, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { ResidentLine } from '#shared/contract/residents.ts';
import type { StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { askedOf, partsOf } from './asked.ts';
import { draftPapers, whyNoGaps } from './draft-papers.ts';
import { type AskedField, type Field, type Part, partOf } from './fields.ts';
import { readForm } from './form-input.ts';
import { intakeReducer } from './intake-state.ts';
import { entryOf, nextQuestion } from './next-question.ts';
import { fieldOfProblem } from './problem-field.ts';
import { useDraftSaver } from './use-draft-saver.ts';
import { useOpenCase } from './use-open-case.ts';
import { useSimilar } from './use-similar.ts';
import type { Way } from './ways.ts';
import { ITEM_FIRST, whatIsMissing } from './what-is-missing.ts';
import { wholeDraft } from './whole-draft.ts';

function begin(draft: IntakeDraft) {
  const first = nextQuestion(draft, undefined);
  // Telephone and address may stay empty: whoever comes back to a draft is asked what must be answered.
  const mayStayEmpty = first === 'phone' || first === 'address';
  const field = mayStayEmpty ? nextQuestion(draft, undefined, 'address') : first;
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
  const opening = useOpenCase();
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
  const [way, setWay] = useState<Way | null>(null);
  /** Whether the draft can go this way; if not, the cursor is where something lacks. */
  const isReady = (wanted: Way | 'accept'): boolean => {
    const missing = whatIsMissing(draft, item, today, wanted);
    if (missing) dispatch({ type: 'go', field: missing.field, fault: missing });
    else if (similar.length > 0) compare();
    return missing === null && similar.length === 0;
  };
  // A key struck before the item's questions have come means what it will mean then.
  const waiting = chosen && (item === undefined || today === undefined) && itemError === null;
  const [wish, setWish] = useState<Way | 'accept' | null>(null);
  const takeWay = (wanted: Way | null) => {
    if (wanted !== null && waiting) return setWish(wanted);
    opening.reset();
    setWay(wanted !== null && isReady(wanted) ? wanted : null);
  };
  const open = async (wanted: Way | 'accept', answers: StepAnswers = {}) => {
    // A second press while the first is under way is the same wish.
    if (busy.current || !isReady(wanted) || !item || !asked || today === undefined) return;
    busy.current = true;
    await saver.stop();
    const attempt = { way: wanted, draft: wholeDraft(draft, item, asked, today), answers };
    opening.mutate(attempt, {
      onError: (error) => {
        busy.current = false;
        saver.save(draft);
        // Somebody may have registered the person meanwhile.
        void queryClient.invalidateQueries({ queryKey: query.residents.key() });
        if (error instanceof ORPCError && error.code === 'SAME_PERSON') compare();
        const field = fieldOfProblem(error);
        // What is wrong with the answers of a way is said in its panel.
        if (wanted === 'accept' || field) {
          setWay(null);
          dispatch({ type: 'go', field: field ?? 'accept' });
        }
      },
    });
  };

  const accept = async () => {
    if (waiting) return setWish('accept');
    const outcome = asked?.decision.outcome;
    if (outcome?.kind === 'decline') return takeWay('decline');
    // Nothing is registered then; what was typed stays a draft.
    return outcome ? leave() : open('accept');
  };

  useEffect(() => {
    if (wish === null || waiting) return;
    setWish(null);
    if (wish === 'accept') void accept();
    else takeWay(wish);
  });

  /** Takes somebody known as the applicant, and goes on as after their card was read. */
  const takePerson = async ({ id }: Pick<ResidentLine, 'id'>) => {
    const card = await queryClient.fetchQuery(query.residents.get.queryOptions({ input: { id } }));
    dispatch({ type: 'person-known', person: card, item });
    dispatch({ type: 'next', item, after: 'address' });
  };

  return {
    state,
    takePerson: (line: Pick<ResidentLine, 'id'>) => void takePerson(line),
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
    open,
    /** The way whose panel is open. */
    way,
    takeWay,
    /** The item is chosen and what it asks has not come yet. */
    waiting,
    /** Says why this draft cannot be accepted with gaps, at its papers. */
    refuseGaps: () => {
      // Which papers it takes is not known before the situation is; that is said first.
      if (!asked || asked.decision.unanswered.length > 0) return void isReady('accept-with-gaps');
      const sentence = whyNoGaps(draftPapers({ item, asked, state }));
      if (sentence) dispatch({ type: 'go', field: 'papers', fault: { field: 'papers', sentence } });
    },
    /** Whether the draft can go this way now; if not, the cursor is where something lacks. */
    isReady,
    leave,
    accepting: opening.isPending,
    openError: opening.error,
    error: (way === null ? opening.error : null) ?? itemError,
    /** The draft as it would be accepted; null while no item is chosen. */
    whole: () => (item && asked && today !== undefined ? wholeDraft(draft, item, asked, today) : null),
    /** Enter on something the item asks. */
    enter: (field: AskedField) => dispatch({ type: 'entered', field, item, today }),
    next: (after?: Field) => dispatch({ type: 'next', item, ...(after && { after }) }),
    goTo: (field: Field) => dispatch({ type: 'go', field }),
    goToPart: (part: Part) => {
      const field = entryOf(part, draft, item);
      const fault = field === 'item' && part !== 'item' ? { field, sentence: ITEM_FIRST } : null;
      dispatch({ type: 'go', field, fault });
    },
  };
}

/** An intake as its parts on the screen see it. */
export type Intake = ReturnType<typeof useIntake>;
