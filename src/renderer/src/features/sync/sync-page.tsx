import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { OUTBOX_STATES, type OutboxState } from '#shared/contract/sync.ts';
import { explainError } from '#shared/wording/errors.ts';
import { explainSyncFailure, outboxStateWord, partedSentence, syncWord } from '#shared/wording/sync.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { EnrolForm } from './enrol-form.tsx';
import { FilesLine } from './files-line.tsx';
import { OutboxList } from './outbox-list.tsx';
import styles from './sync-page.module.css';

const STATES = [
  { id: '', label: '全部' },
  ...OUTBOX_STATES.map((state) => ({ id: state, label: outboxStateWord(state) })),
];

/** 同步: what is at the town, what waits, what came back and why. */
export function SyncPage() {
  const router = useRouter();
  const status = useQuery(query.sync.status.queryOptions({ refetchInterval: 5000 }));
  const member = useQuery(query.staff.current.queryOptions());
  const [text, setText] = useState('');
  const [state, setState] = useState<OutboxState | null>(null);
  const settled = useSettled(text, 200);
  const now = useMutation(
    query.sync.now.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const canSync = status.data?.enrolled === true && !now.isPending;
  const syncNow = () => {
    if (canSync) now.mutate(undefined);
  };
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '现在同步', syncNow);
  const byStick = () => void router.navigate({ to: '/bundles' });
  useShortcut('Alt+2', 'U盘', byStick);
  if (status.error) return <p className={styles.wrong}>{explainError(status.error)}</p>;
  if (!status.data) return null;
  const { enrolled, failure, clockAheadMinutes } = status.data;
  const mayEnrol = member.data?.role === 'administrator';
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>同步</h1>
        <span className={styles.grow} role="status">
          {now.isPending ? '正在同步' : syncWord(status.data, new Date())}
        </span>
        {enrolled && (
          <Button size="small" onClick={byStick}>
            用U盘　Alt+2
          </Button>
        )}
        {enrolled && (
          <Button kind="primary" size="small" disabled={!canSync} onClick={syncNow}>
            现在同步　Alt+1
          </Button>
        )}
      </header>
      {!enrolled && (
        <p className={styles.hint}>
          本中心还没有登记到镇里的服务器，记录都存在本机。
          {mayEnrol ? '填镇里给的地址和登记码' : '请系统管理员用镇里给的登记码登记'}
        </p>
      )}
      {!enrolled && mayEnrol && <EnrolForm />}
      {failure && !now.isPending && (
        <p className={styles.wrong} role="alert">
          {explainSyncFailure(failure)}
        </p>
      )}
      {clockAheadMinutes !== null && (
        <p className={styles.wrong}>
          本机的时钟{clockAheadMinutes > 0 ? '快' : '慢'}了 {Math.abs(clockAheadMinutes)}{' '}
          分钟，请校准。记录没有受影响
        </p>
      )}
      {status.data.refused > 0 && (
        <p className={styles.hint}>被退回的记录，点开或按 Enter 看原因，可以重新上报</p>
      )}
      {status.data.parted && <p className={styles.hint}>{partedSentence(status.data.parted)}</p>}
      {enrolled && <FilesLine files={status.data.files} />}
      <div className={styles.filters}>
        <TextField
          className={styles.search}
          aria-label="找记录"
          placeholder="办件编号、经办人、内容"
          autoFocus={enrolled || !mayEnrol}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Choice
          field="state"
          label="到了哪一步"
          invalid={false}
          onEnter={() => {}}
          options={STATES}
          value={state ?? ''}
          onChange={(value) => setState(OUTBOX_STATES.find((one) => one === value) ?? null)}
        />
      </div>
      <OutboxList key={`${settled} ${state}`} text={settled} state={state} />
    </div>
  );
}
