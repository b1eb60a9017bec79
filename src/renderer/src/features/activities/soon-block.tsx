import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { clockTime } from '#shared/wording/activities.ts';
import { query } from '../../app/core/core.ts';
import styles from './soon-block.module.css';

const SHOWN = 3;

/** Today's and tomorrow's activities of this centre in the left column: what somebody has to see to. */
export function SoonBlock({ heading }: { heading: string }) {
  const { data } = useQuery(query.activities.soon.queryOptions({ refetchInterval: 5 * 60_000 }));
  if (!data || data.activities.length === 0) return null;
  const { today, activities } = data;
  return (
    <section aria-label="今明活动">
      <h2 className={heading}>今明活动</h2>
      {activities.slice(0, SHOWN).map((line) => (
        <Link
          key={line.id}
          to="/activities"
          search={{ activity: line.id }}
          className={styles.line}
          title={line.name}
        >
          <span className={styles.when}>
            {localDateInShanghai(line.startsAt) === today ? '今' : '明'} {clockTime(line.startsAt)}
          </span>
          <span className={styles.name}>{line.name}</span>
        </Link>
      ))}
      {activities.length > SHOWN && (
        <Link to="/activities" className={styles.line}>
          <span className={styles.when}>还有 {activities.length - SHOWN} 个</span>
        </Link>
      )}
    </section>
  );
}
