import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './transfers-page.module.css';
import type { Transfers } from './use-transfers.ts';

/** Asks another centre for a case: by the number on the resident's paper, or for one that is looked at. */
export function AskPanel({
  number: given,
  work,
  onAsked,
  onClose,
}: {
  /** Of the case that is looked at; null to type one. */
  number: string | null;
  work: Transfers;
  onAsked: (id: string) => void;
  onClose: () => void;
}) {
  const [number, setNumber] = useState(given ?? '');
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus(given === null ? 'number' : 'reason');
  const send = () => {
    const lacking = !number.trim() ? 'number' : !reason.trim() ? 'reason' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!work.busy) work.ask.mutate({ number, reason }, { onSuccess: ({ id }) => onAsked(id) });
  };
  useShortcut('Ctrl+Enter', '提出请求', send);
  return (
    <SidePanel title="请求移到本中心办" narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="ask-number">办件编号（凭证右上角，可以扫）</label>
          <TextField
            id="ask-number"
            data-field="number"
            value={number}
            maxLength={60}
            readOnly={given !== null}
            invalid={wanting === 'number'}
            placeholder="如 13-2026-000123"
            onChange={(event) => {
              setWanting(null);
              setNumber(event.target.value);
            }}
            onKeyDown={enterTo(() => focus('reason'))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="ask-reason">原因，对方看得到</label>
          <TextField
            id="ask-reason"
            data-field="reason"
            value={reason}
            maxLength={200}
            invalid={wanting === 'reason'}
            placeholder="如 申请人在本中心等着办"
            onChange={(event) => {
              setWanting(null);
              setReason(event.target.value);
            }}
            onKeyDown={enterTo(send)}
          />
        </div>
        {(wanting || work.ask.error) && (
          <p className={styles.wrong} role="alert">
            {wanting
              ? notFilledIn({ number: '办件编号', reason: '原因' }, wanting)
              : explainError(work.ask.error)}
          </p>
        )}
        <Button kind="primary" disabled={work.busy} onClick={send}>
          提出请求　Ctrl+Enter
        </Button>
        <p className={styles.hint}>没有连线也可以提，连上后自动送出。对方同意后，办件和材料记录就到这里</p>
      </div>
    </SidePanel>
  );
}
