import { useMutation } from '@tanstack/react-query';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { explainError } from '#shared/wording/errors.ts';
import { filesWord } from '#shared/wording/sync.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import styles from './sync-page.module.css';

/** The pages and recordings that follow the records: how many are still here, and a pause for a line that is needed otherwise. */
export function FilesLine({ files }: { files: SyncStatus['files'] }) {
  const pause = useMutation(
    query.sync.pauseFiles.mutationOptions({
      onSuccess: (status) => queryClient.setQueryData(query.sync.status.queryKey(), status),
    }),
  );
  const word = filesWord(files);
  if (!word) return null;
  return (
    <p className={styles.files}>
      <span className={styles.grow}>{pause.error ? explainError(pause.error) : word}</span>
      <Button size="small" disabled={pause.isPending} onClick={() => pause.mutate({ paused: !files.paused })}>
        {files.paused ? '接着传扫描件和录音' : '暂停传扫描件和录音'}
      </Button>
    </p>
  );
}
