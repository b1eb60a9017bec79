import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { explainError } from '#shared/wording/errors.ts';
import { refusalAdvice, refusalWord, settledWord } from '#shared/wording/sync.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from './refused-panel.module.css';

/** A record that the town gave back: what it was, why, and the ways on from here. */
export function RefusedPanel({ commandId, onClose }: { commandId: string; onClose: () => void }) {
  const router = useRouter();
  const { data: record, error } = useQuery(query.sync.refused.queryOptions({ input: { commandId } }));
  const done = {
    onSuccess: () => {
      onClose();
      // The word at the top right counts it, too.
      return queryClient.invalidateQueries();
    },
  };
  const anew = useMutation(query.sync.sendAnew.mutationOptions(done));
  const noted = useMutation(query.sync.acknowledge.mutationOptions(done));
  const busy = anew.isPending || noted.isPending;
  const settled = record?.settled ?? null;
  const maySend = record !== undefined && settled?.how !== 'sent-anew' && !busy;
  const mayNote = record !== undefined && settled === null && !busy;
  const openCase = () => {
    if (record?.caseId) void router.navigate({ to: '/cases/$caseId', params: { caseId: record.caseId } });
  };
  useShortcut('Ctrl+Enter', '重新上报', () => {
    if (maySend) anew.mutate({ commandId });
  });
  useShortcut('Alt+3', '知道了', () => {
    if (mayNote) noted.mutate({ commandId });
  });
  useShortcut('Alt+4', '打开办件', openCase);
  const failed = error ?? anew.error ?? noted.error;
  return (
    <SidePanel title="被退回的记录" narrow onClose={onClose}>
      <div className={styles.body}>
        {record && (
          <>
            <dl className={styles.facts}>
              <dt>内容</dt>
              <dd>{[record.title, record.caseNumber].filter(Boolean).join('　')}</dd>
              {record.texts.length > 0 && (
                <>
                  <dt>写的是</dt>
                  <dd>{[...new Set(record.texts)].slice(0, 6).join('，')}</dd>
                </>
              )}
              <dt>经办</dt>
              <dd>
                {record.actorName}　{dayAndTime(record.at)}
              </dd>
              <dt>退回原因</dt>
              <dd className={styles.reason}>{refusalWord(record.refusal)}</dd>
              <dt>怎么办</dt>
              <dd>{refusalAdvice(record.refusal)}</dd>
            </dl>
            {settled && (
              <p>
                {settledWord(settled.how)}：{settled.by}　{dayAndTime(settled.at)}
              </p>
            )}
          </>
        )}
        {failed && (
          <p className={styles.reason} role="alert">
            {explainError(failed)}
          </p>
        )}
        <div className={styles.actions}>
          {settled?.how !== 'sent-anew' && (
            <Button
              kind="primary"
              size="large"
              disabled={!maySend}
              onClick={() => anew.mutate({ commandId })}
            >
              重新上报　Ctrl+Enter
            </Button>
          )}
          {!settled && (
            <Button disabled={!mayNote} onClick={() => noted.mutate({ commandId })}>
              知道了，不再提醒　Alt+3
            </Button>
          )}
          {record?.caseId && <Button onClick={openCase}>打开办件　Alt+4</Button>}
        </div>
      </div>
    </SidePanel>
  );
}
