import { useEffect, useRef, useState } from 'react';
import { Announcer, say } from './announcer.ts';
import { CallsBoard } from './calls-board.tsx';
import { RatingQuestion } from './rating-question.tsx';
import { usePublicState } from './use-public-state.ts';

/** The screen the hall sees: the last calls, or the five faces while somebody is asked. */
export function PublicScreen() {
  const state = usePublicState();
  const announcer = useRef(new Announcer());
  /** Kept while it is being answered, also when its time on the screen is over. */
  const [asked, setAsked] = useState<{ id: string; itemName: string } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (!state) return;
    for (const sentence of announcer.current.newCalls(state, Date.now())) say(sentence, state.volume);
  }, [state]);
  const question = state?.question ?? null;
  const current = asked ?? (question && question.id !== over ? question : null);
  useEffect(() => {
    document.documentElement.dataset.usable = current ? 'rating-question' : state ? 'calls-board' : '';
  }, [current, state]);

  if (!state) return null;
  if (!current) return <CallsBoard state={state} />;
  return (
    <RatingQuestion
      key={current.id}
      id={current.id}
      itemName={current.itemName}
      call={state.calls[0] ?? null}
      onBegun={() => setAsked(current)}
      onOver={() => {
        setOver(current.id);
        setAsked(null);
      }}
    />
  );
}
