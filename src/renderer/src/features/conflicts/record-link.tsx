import { Link } from '@tanstack/react-router';
import type { ConflictRecord } from '#shared/contract/conflicts.ts';

/** To the page of the record, for those that have one. */
export function RecordLink({ record: { opens } }: { record: ConflictRecord }) {
  if (!opens) return null;
  const { page, id } = opens;
  if (page === 'case') {
    return (
      <p>
        <Link to="/cases/$caseId" params={{ caseId: id }}>
          打开办件
        </Link>
      </p>
    );
  }
  if (page === 'resident') {
    return (
      <p>
        <Link to="/residents/$residentId" params={{ residentId: id }}>
          打开人员资料
        </Link>
      </p>
    );
  }
  if (page === 'item') {
    return (
      <p>
        <Link to="/catalogue/$code" params={{ code: id }}>
          打开事项
        </Link>
      </p>
    );
  }
  return (
    <p>
      {page === 'volunteers' ? <Link to="/volunteers">到志愿者</Link> : <Link to="/settings">到设置</Link>}
    </p>
  );
}
