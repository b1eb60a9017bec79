import { useMutation, useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { badReasonWord, ratingWayWord, rectificationStateWord } from '#shared/wording/ratings.ts';
import { core, query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime, timeOfDay } from '../../components/clock-words.ts';
import { openPublicScreen } from '../queue/queue-actions.ts';
import styles from './case-rating.module.css';
import { RatingLevelWord } from './rating-level.tsx';

/** While the faces stand on the public's screen the answer is awaited. */
const WHILE_ASKED_MS = 1000;

/**
 * 评价 of a case: the resident's, or the key that asks for it. The clerk cannot give one, and only the centre that holds the
 * case (`here`) asks.
 */
export function CaseRating({ caseId, here }: { caseId: string; here: boolean }) {
  const ofCase = query.ratings.ofCase.queryOptions({ input: { caseId } });
  const { data } = useQuery({
    ...ofCase,
    refetchInterval: ({ state }) => (state.data?.askedUntil ? WHILE_ASKED_MS : false),
  });
  const request = useMutation({
    mutationFn: () => core.ratings.request({ caseId }),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: query.ratings.key() }),
  });
  const rating = data?.rating;
  const ask = () => {
    // Nobody can answer a question on a screen that is not there.
    openPublicScreen();
    request.mutate();
  };
  useShortcut('F10', '请群众评价', ask, {
    enabled: here && data !== undefined && !rating,
  });
  if (!data) return null;
  return (
    <section className={styles.rating} aria-label="评价">
      <h3>评价</h3>
      {rating ? (
        <p className={styles.line}>
          <RatingLevelWord level={rating.level} />
          <span className={styles.quiet}>
            {ratingWayWord(rating.way)}　{dayAndTime(rating.ratedAt)}
          </span>
          {rating.reasons.length > 0 && <span>{rating.reasons.map(badReasonWord).join('、')}</span>}
          {rating.rectification && (
            <span className={styles.quiet}>
              {rectificationStateWord(rating.rectification.state)}　{rating.rectification.dueOn} 前整改并回访
            </span>
          )}
        </p>
      ) : (
        <p className={styles.line}>
          <span role="status">
            {data.askedUntil
              ? `正在公众屏请群众评价，到 ${timeOfDay(data.askedUntil)} 为止`
              : request.error
                ? explainError(request.error)
                : '还没有评价'}
          </span>
          {here && (
            <Button size="small" disabled={request.isPending} onClick={ask}>
              {data.askedUntil ? '再请一次' : '请群众评价'}　F10
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
