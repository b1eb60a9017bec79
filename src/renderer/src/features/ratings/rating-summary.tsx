import { useQuery } from '@tanstack/react-query';
import { RATING_LEVELS } from '#shared/domain/rating.ts';
import { explainError } from '#shared/wording/errors.ts';
import { ratingLevelWord } from '#shared/wording/ratings.ts';
import { query } from '../../app/core/core.ts';
import styles from './ratings-page.module.css';

/** The last thirty days in one line. */
export function RatingSummary() {
  const { data, error } = useQuery(query.ratings.summary.queryOptions());
  return (
    <header className={styles.summary}>
      <h1>好差评</h1>
      {error && <span role="alert">{explainError(error)}</span>}
      {data && (
        <>
          <span className={styles.figure}>
            {data.since} 起满意率 {data.satisfaction === null ? '—' : `${data.satisfaction}%`}
          </span>
          <span className={styles.figure}>
            {RATING_LEVELS.map((level) => `${ratingLevelWord(level)} ${data.counts[level] ?? 0}`).join('　')}
          </span>
          <span className={data.overdue > 0 ? styles.late : styles.figure}>
            待整改 {data.open}
            {data.overdue > 0 && `　■ 逾期 ${data.overdue}`}
          </span>
        </>
      )}
    </header>
  );
}
