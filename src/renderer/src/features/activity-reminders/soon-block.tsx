import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { clockTime } from '#shared/wording/activities.ts';
import { query } from '../../app/core/core.ts';
import styles from './soon-block.module.css';

const SHOWN = 3;

/** Today's and tomorrow's activities of this centre in the left column, and how many people nobody has told yet. */
export function SoonBlock({ heading }: { heading: string }) {
  const { data } = useQuery(query.activityReminders.list.queryOptions({ refetchInterval: 5 * 60_000 }));
  if (!data) return null;
  const { today } = data;
  const tomorrow = addCalendarDays(today, 1);
  const soon = data.activities.filter(
    ({ state, startsAt }) => state !== 'cancelled' && localDateInShanghai(startsAt) <= tomorrow,
  );
  const toTell = data.activities.reduce(
    (sum, { people }) => sum + people.filter(({ toldAt }) => toldAt === null).length,
    0,
  );
  if (soon.length === 0 && toTell === 0) return null;
  return (
    <section aria-label="今明活动">
      <h2 className={heading}>今明活动</h2>
      {soon.slice(0, SHOWN).map((line) => (
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
      {soon.length > SHOWN && (
        <Link to="/activity-reminders" className={styles.line}>
          <span className={styles.when}>还有 {soon.length - SHOWN} 个</span>
        </Link>
      )}
      {toTell > 0 && (
        <Link to="/activity-reminders" className={styles.line}>
          <span className={styles.sign}>▲</span>
          <span className={styles.name}>待电话通知</span>
          <span className={styles.count}>{toTell} 人</span>
        </Link>
      )}
    </section>
  );
}
