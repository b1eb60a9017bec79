import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import { countWord } from '../cases/count-word.ts';

/** In the left column: how much waits for a decision. Nothing when there is nothing. */
export function ConflictCount({ styles }: { styles: Readonly<Record<string, string | undefined>> }) {
  const { data } = useQuery(query.conflicts.count.queryOptions({ refetchInterval: 60_000 }));
  if (!data || data.open === 0) return null;
  return (
    <Link
      to="/conflicts"
      search={{ state: 'open' }}
      className={styles.link}
      activeProps={{ className: `${styles.link} ${styles.here}` }}
    >
      <span className={`${styles.sign} ${styles.yellow}`}>≠</span>
      <span className={styles.label}>待裁定</span>
      <span className={`${styles.count} ${styles.yellow}`}>{countWord(data.open)}</span>
    </Link>
  );
}
