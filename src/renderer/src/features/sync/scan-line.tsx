import { useMutation } from '@tanstack/react-query';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { explainError } from '#shared/wording/errors.ts';
import { scanWord } from '#shared/wording/sync.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import styles from './sync-page.module.css';

/** The pages that follow the records: how many are still here, and a pause for a line that is needed otherwise. */
export function ScanLine({ scans }: { scans: SyncStatus['scans'] }) {
  const pause = useMutation(
    query.sync.pauseScans.mutationOptions({
      onSuccess: (status) => queryClient.setQueryData(query.sync.status.queryKey(), status),
    }),
  );
  const word = scanWord(scans);
  if (!word) return null;
  return (
    <p className={styles.scans}>
      <span className={styles.grow}>{pause.error ? explainError(pause.error) : word}</span>
      <Button size="small" disabled={pause.isPending} onClick={() => pause.mutate({ paused: !scans.paused })}>
        {scans.paused ? '接着传扫描件' : '暂停传扫描件'}
      </Button>
    </p>
  );
}
