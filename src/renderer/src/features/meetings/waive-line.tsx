import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { BoardBranch } from '#shared/contract/meetings.ts';
import type { MeetingKind } from '#shared/domain/regular-meetings.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './meetings-page.module.css';

/** Says that a branch has not to hold a kind of meeting, with the reason, or that it has to again. */
export function WaiveLine({
  branchId,
  kind,
  waived,
  writes,
}: {
  branchId: string;
  kind: MeetingKind;
  waived: BoardBranch['waived'][number] | undefined;
  writes: boolean;
}) {
  const [reason, setReason] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const waive = useMutation(
    query.meetings.waive.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.meetings.key() });
        setReason(null);
      },
    }),
  );
  const save = () => {
    const why = (reason ?? '').trim();
    if (why === '') field.current?.focus();
    else if (!waive.isPending) waive.mutate({ branchId, kind, reason: why });
  };
  const again = () => !waive.isPending && waive.mutate({ branchId, kind, reason: '' });
  useShortcut('Alt+W', waived ? '重新要求' : '不要求这项会议', () => (waived ? again() : setReason('')), {
    enabled: writes && reason === null,
  });
  return (
    <div className={styles.waive}>
      {waived && (
        <p>
          从 {waived.since} 起不要求：{waived.reason}
        </p>
      )}
      {writes && reason === null && (
        <Button size="small" disabled={waive.isPending} onClick={waived ? again : () => setReason('')}>
          {waived ? '重新要求' : '这个支部不要求'}　Alt+W
        </Button>
      )}
      {reason !== null && (
        <>
          <TextField
            ref={field}
            autoFocus
            aria-label="不要求的原因"
            placeholder="原因，如：党员不足七人，不设支委会"
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event.nativeEvent)) {
                event.preventDefault();
                save();
              }
            }}
          />
          <Button size="small" disabled={waive.isPending} onClick={save}>
            从今天起不要求　Enter
          </Button>
        </>
      )}
      {waive.error && <p role="alert">{explainError(waive.error)}</p>}
    </div>
  );
}
