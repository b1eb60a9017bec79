import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RatingDetail } from '#shared/contract/ratings.ts';
import type { RectificationStep } from '#shared/domain/rectification.ts';
import { explainError } from '#shared/wording/errors.ts';
import {
  badReasonWord,
  callBackResultWord,
  ratingWayWord,
  rectificationOutcomeWord,
  rectificationStateWord,
  rectificationStepWord,
} from '#shared/wording/ratings.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { Lamp } from '../../components/lamp.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { RatingLevelWord } from './rating-level.tsx';
import styles from './rating-panel.module.css';
import { RectificationForm } from './rectification-form.tsx';
import { refreshRatings } from './use-ratings.ts';

function StepButton({
  step,
  at,
  lacks,
  onChoose,
}: {
  step: RectificationStep;
  at: number;
  lacks: boolean;
  onChoose: () => void;
}) {
  const keys = `Alt+${at + 1}`;
  useShortcut(keys, rectificationStepWord(step), onChoose, { enabled: !lacks });
  return (
    <Button disabled={lacks} title={lacks ? '要先回访' : undefined} onClick={onChoose}>
      {rectificationStepWord(step)}
      {lacks ? '（先回访）' : ''} <kbd>{keys}</kbd>
    </Button>
  );
}

function Course({ events }: Pick<RatingDetail, 'events'>) {
  return (
    <ol className={styles.events}>
      {events.map((event) => (
        <li key={event.number}>
          <span className={styles.when}>{dayAndTime(event.at)}</span>
          <span className={styles.step}>{rectificationStepWord(event.step)}</span>
          <span>{event.actorName}</span>
          <span className={styles.note}>
            {[event.result && callBackResultWord(event.result), event.note].filter(Boolean).join('　')}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** One rating with the course of its rectification and the steps this person can take. */
export function RatingPanel({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { data, error } = useQuery(query.ratings.get.queryOptions({ input: { caseId } }));
  const [chosen, setChosen] = useState<Exclude<RectificationStep, 'expire'> | null>(null);
  const take = useMutation(
    query.ratings.takeStep.mutationOptions({
      onSuccess: (detail) => {
        queryClient.setQueryData(query.ratings.get.queryKey({ input: { caseId } }), detail);
        setChosen(null);
      },
      onSettled: refreshRatings,
    }),
  );
  return (
    <SidePanel title="评价与整改" narrow onClose={onClose}>
      <div className={styles.body}>
        {error && <p role="alert">{explainError(error)}</p>}
        {data && (
          <>
            <p className={styles.level}>
              <RatingLevelWord level={data.level} />
              <span className={styles.quiet}>
                {ratingWayWord(data.way)}　{dayAndTime(data.ratedAt)}
              </span>
            </p>
            {data.reasons.length > 0 && <p>原因：{data.reasons.map(badReasonWord).join('、')}</p>}
            <p>
              <Link to="/cases/$caseId" params={{ caseId }}>
                {data.caseNumber}
              </Link>
              <span className={styles.subject}>{data.itemName}</span>
            </p>
            <p className={styles.quiet}>
              经办 {data.clerkName}　群众电话 {data.phone || '没有留'}
            </p>
            {data.rectification && (
              <p className={styles.state}>
                <strong>
                  {rectificationStateWord(data.rectification.state)}
                  {data.rectification.outcome && `　${rectificationOutcomeWord(data.rectification.outcome)}`}
                </strong>
                <span>
                  {data.rectification.dueOn} 前整改并回访{data.rectification.provisional && '（暂定）'}
                </span>
                {data.rectification.lamp && <Lamp state={data.rectification.lamp} />}
              </p>
            )}
            <Course events={data.events} />
            {chosen === null ? (
              <nav className={styles.steps} aria-label="可以办的事">
                {data.steps.map(({ step, lacks }, at) => (
                  <StepButton
                    key={step}
                    step={step}
                    at={at}
                    lacks={lacks !== null}
                    onChoose={() => {
                      take.reset();
                      if (step !== 'expire') setChosen(step);
                    }}
                  />
                ))}
              </nav>
            ) : (
              <RectificationForm
                step={chosen}
                busy={take.isPending}
                fault={take.error ? explainError(take.error) : ''}
                onBack={() => setChosen(null)}
                onTake={(note, result) =>
                  take.mutate({
                    caseId,
                    step: chosen,
                    afterStep: data.stepNumber,
                    note,
                    ...(result && { result }),
                  })
                }
              />
            )}
          </>
        )}
      </div>
    </SidePanel>
  );
}
