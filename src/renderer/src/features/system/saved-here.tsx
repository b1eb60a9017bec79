import CloudOutlined from '@ant-design/icons/CloudOutlined';
import { Link } from '@tanstack/react-router';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { syncWord } from '#shared/wording/sync.ts';
import styles from './saved-here.module.css';

/** Where the records are, and the way to the page that lists them. */
export function SavedHere({ status }: { status: SyncStatus }) {
  return (
    <Link to="/sync" tabIndex={-1} className={styles.saved} data-returned={status.refused > 0 || undefined}>
      <CloudOutlined /> {syncWord(status, new Date())}
    </Link>
  );
}
