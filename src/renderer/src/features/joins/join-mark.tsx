import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import styles from '../conflicts/conflict-mark.module.css';

/** On the card of a person: another record of the same number, or that several were joined. Nothing as a rule. */
export function JoinMark({ id }: { id: string }) {
  const { data } = useQuery(query.joins.get.queryOptions({ input: { id } }));
  if (!data || (data.apart.length === 0 && data.joined.length === 0)) return null;
  const search = { id: data.standing.id };
  return (
    <ul className={styles.marks} aria-label="重复档案">
      {data.apart.length > 0 && (
        <li>
          还有 {data.apart.length} 份同号码的档案，
          <Link to="/joins" search={search}>
            对照合并
          </Link>
        </li>
      )}
      {data.joined.length > 0 && (
        <li>
          由 {data.joined.length + 1} 份档案合并，
          <Link to="/joins" search={search}>
            查看
          </Link>
        </li>
      )}
    </ul>
  );
}
