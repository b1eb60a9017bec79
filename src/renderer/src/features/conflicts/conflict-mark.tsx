import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { query } from '../../app/core/core.ts';
import styles from './conflict-mark.module.css';

/** On the page of a person, a case or a volunteer: which of its fields wait for a decision. Nothing as a rule. */
export function ConflictMark({ subject, id }: { subject: 'resident' | 'case' | 'volunteer'; id: string }) {
  const { data } = useQuery(query.conflicts.about.queryOptions({ input: { subject, id } }));
  if (!data || data.length === 0) return null;
  return (
    <ul className={styles.marks} aria-label="待裁定">
      {data.map((record) => (
        <li key={`${record.entity} ${record.entityId}`}>
          {record.entity !== subject && `${record.kind}的`}
          {record.names.join('、')}有不同的说法，
          <Link to="/conflicts" search={{ state: 'open', record: `${record.entity}:${record.entityId}` }}>
            待裁定
          </Link>
        </li>
      ))}
    </ul>
  );
}
