import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import { countWord } from '../cases/count-word.ts';

/** In the left column: how much waits for a decision, and which numbers stand twice. Nothing when there is nothing. */
export function ConflictCount({ styles }: { styles: Readonly<Record<string, string | undefined>> }) {
  const { data } = useQuery(query.conflicts.count.queryOptions({ refetchInterval: 60_000 }));
  const repeated = useQuery(query.joins.count.queryOptions({ refetchInterval: 60_000 }));
  const lines = [
    { to: '/conflicts', sign: '≠', label: '待裁定', count: data?.open ?? 0 },
    { to: '/joins', sign: '∥', label: '重复档案', count: repeated.data?.open ?? 0 },
  ] as const;
  return lines
    .filter(({ count }) => count > 0)
    .map(({ to, sign, label, count }) => (
      <Link
        key={to}
        to={to}
        className={styles.link}
        activeProps={{ className: `${styles.link} ${styles.here}` }}
      >
        <span className={`${styles.sign} ${styles.yellow}`}>{sign}</span>
        <span className={styles.label}>{label}</span>
        <span className={`${styles.count} ${styles.yellow}`}>{countWord(count)}</span>
      </Link>
    ));
}
