import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonRecords } from '#shared/contract/joins.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { refreshDecided } from '../conflicts/use-conflicts.ts';
import { JoinActs } from './join-acts.tsx';
import styles from './join-panel.module.css';
import { RecordChoice } from './record-choice.tsx';

const SHORTEST_REASON = 2;

/** The records of one person side by side: which one stays, or which one is taken apart again. */
export function JoinPanel({
  id,
  onDone,
  onClose,
}: {
  id: string;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { data, error } = useQuery(query.joins.get.queryOptions({ input: { id } }));
  if (!data) {
    return (
      <SidePanel title="重复档案" onClose={onClose}>
        <p className={styles.body}>{error ? explainError(error) : '正在读取'}</p>
      </SidePanel>
    );
  }
  return <Records person={data} onDone={onDone} onClose={onClose} />;
}

function Records({
  person,
  onDone,
  onClose,
}: {
  person: PersonRecords;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { standing, joined, apart, acts, mayJoin } = person;
  const joins = apart.length > 0;
  const choices = joins ? [standing, ...apart] : joined;
  // Of several that stand apart two are joined at a time.
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<'record' | 'reason' | null>(null);
  const { form, focus, enterTo } = useFormFocus('record');
  const changed = { onSettled: refreshDecided };
  const join = useMutation(
    query.joins.join.mutationOptions({
      ...changed,
      onSuccess: (now) => onDone(`已合并：${now.standing.name}。办件都在留下的一份里，可以撤销`),
    }),
  );
  const undo = useMutation(
    query.joins.undo.mutationOptions({
      ...changed,
      onSuccess: () => onDone(`已撤销合并：${standing.name}。两份档案各有各的办件`),
    }),
  );
  const busy = join.isPending || undo.isPending;
  const send = () => {
    if (!mayJoin || busy || choices.length === 0) return;
    const record = chosen === null && choices.length === 1 ? (choices[0]?.id ?? null) : chosen;
    const lacking = record === null ? 'record' : reason.trim().length < SHORTEST_REASON ? 'reason' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (record !== null && joins) {
      const other = choices.find((each) => each.id !== record)?.id;
      if (other) join.mutate({ keep: record, other, reason });
    } else if (record !== null) undo.mutate({ id: record, reason });
  };
  const word = joins ? '合并' : '撤销合并';
  useShortcut('Ctrl+Enter', word, send, { enabled: mayJoin && choices.length > 0 });
  const fault = join.error ?? undo.error;
  return (
    <SidePanel title={`重复档案：${standing.name}`} onClose={onClose}>
      <div ref={form} className={styles.body}>
        {choices.length > 0 && (
          <RecordChoice
            label={joins ? '留下哪一份' : '撤销哪一份'}
            records={choices}
            chosen={chosen}
            disabled={!mayJoin}
            onChange={(id) => {
              setWanting(null);
              setChosen(id);
            }}
            onEnter={() => focus('reason')}
          />
        )}
        {choices.length === 0 && <p>这个人只有一份档案</p>}
        {choices.length > 0 && mayJoin && (
          <>
            <div className={styles.reason}>
              <label htmlFor="join-reason">{joins ? '凭什么认定是同一个人' : '为什么撤销'}</label>
              <TextField
                id="join-reason"
                data-field="reason"
                value={reason}
                maxLength={200}
                invalid={wanting === 'reason'}
                placeholder={joins ? '如 核对过身份证，姓名住址一致' : '如 两个人，其中一个号码登记错'}
                onChange={(event) => {
                  setWanting(null);
                  setReason(event.target.value);
                }}
                onKeyDown={enterTo(send)}
              />
            </div>
            {(wanting || fault) && (
              <p className={styles.wrong} role="alert">
                {wanting === 'record' && (joins ? '还没有选留下哪一份' : '还没有选撤销哪一份')}
                {wanting === 'reason' && '写明原因'}
                {!wanting && fault && explainError(fault)}
              </p>
            )}
            <div className={styles.actions}>
              <Button kind="primary" disabled={busy} onClick={send}>
                {word}　Ctrl+Enter
              </Button>
              <span className={styles.hint}>
                {joins
                  ? '另一份并入留下的一份，办件、代办人和户都在一处看到；两份都不删除'
                  : '撤销后各自单立，办件回到原来的一份'}
              </span>
            </div>
          </>
        )}
        {choices.length > 0 && !mayJoin && <p className={styles.hint}>由中心主任或管理员合并</p>}
        <JoinActs acts={acts} person={person} />
      </div>
    </SidePanel>
  );
}
