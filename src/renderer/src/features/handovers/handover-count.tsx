import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import { countWord } from '../cases/count-word.ts';
import { waitingFor } from './waiting-for.ts';

/** In the left column: what a colleague handed over and this person has not taken yet. Nothing when there is nothing. */
export function HandoverCount({
  staffId,
  styles,
}: {
  staffId: string;
  styles: Readonly<Record<string, string | undefined>>;
}) {
  const { data } = useQuery(query.handovers.list.queryOptions({ refetchInterval: 60_000 }));
  const count = waitingFor(staffId, data ?? []).length;
  if (count === 0) return null;
  return (
    <Link to="/handover" className={styles.link} activeProps={{ className: `${styles.link} ${styles.here}` }}>
      <span className={`${styles.sign} ${styles.yellow}`}>▲</span>
      <span className={styles.label}>待接班</span>
      <span className={`${styles.count} ${styles.yellow}`}>{countWord(count)}</span>
    </Link>
  );
}
