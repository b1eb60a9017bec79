import { useState } from 'react';
import type { Transfer } from '#shared/contract/transfers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { transferStateWord } from '#shared/wording/transfers.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TransferFacts } from './transfer-facts.tsx';
import styles from './transfers-page.module.css';
import type { Transfers } from './use-transfers.ts';

const PRINT_WORDS = {
  printed: '物料转移单已打印，双方签名，原件随单移交',
  'no-printer': '没有找到打印机，随时可以再打印',
  'printer-failed': '打印机没有响应，随时可以再打印',
} as const;

/** One transfer: what was said by both sides, and what is ours to say. */
export function TransferPanel({
  transfer,
  work,
  onOpenCase,
  onClose,
}: {
  transfer: Transfer;
  work: Transfers;
  onOpenCase: (caseId: string) => void;
  onClose: () => void;
}) {
  const { id, kind, caseId, toAnswer, mayWithdraw, papers } = transfer;
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const { form, focus } = useFormFocus('reason');
  const answer = (accepted: boolean) => {
    if (work.busy || !toAnswer) return;
    const lacking = !accepted && reason.trim() === '';
    setWanting(lacking);
    if (lacking) focus('reason');
    else work.answer.mutate({ id, accepted, reason: reason.trim() });
  };
  const withdraw = () => {
    if (!work.busy && mayWithdraw) work.withdraw.mutate({ id, reason: reason.trim() });
  };
  const print = () => {
    if (!work.busy && papers !== null) work.print.mutate({ id });
  };
  useShortcut('Ctrl+Enter', '同意', () => answer(true), { enabled: toAnswer });
  useShortcut('Alt+2', '不同意', () => answer(false), { enabled: toAnswer });
  useShortcut('Alt+3', '撤回', withdraw, { enabled: mayWithdraw });
  useShortcut('Alt+O', '打开办件', () => caseId && onOpenCase(caseId), { enabled: caseId !== null });
  useShortcut('Ctrl+P', '打印物料转移单', print, { enabled: papers !== null });
  const said = work.error
    ? explainError(work.error)
    : work.print.data
      ? PRINT_WORDS[work.print.data.outcome]
      : '';
  return (
    <SidePanel title={transferStateWord(transfer)} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <TransferFacts transfer={transfer} />
        {(toAnswer || mayWithdraw) && (
          <div className={styles.field}>
            <label htmlFor="transfer-reason">{toAnswer ? '答复的话（不同意时必填）' : '撤回的原因'}</label>
            <TextField
              id="transfer-reason"
              data-field="reason"
              value={reason}
              maxLength={200}
              invalid={wanting}
              onChange={(event) => {
                setWanting(false);
                setReason(event.target.value);
              }}
            />
          </div>
        )}
        {wanting && (
          <p className={styles.wrong} role="alert">
            不同意要写原因，对方看得到
          </p>
        )}
        {said && (
          <p className={work.error ? styles.wrong : ''} role={work.error ? 'alert' : 'status'}>
            {said}
          </p>
        )}
        <div className={styles.actions}>
          {toAnswer && (
            <>
              <Button kind="primary" disabled={work.busy} onClick={() => answer(true)}>
                {kind === 'ask' ? '同意转出' : '同意接收'}　Ctrl+Enter
              </Button>
              <Button disabled={work.busy} onClick={() => answer(false)}>
                不同意　Alt+2
              </Button>
            </>
          )}
          {mayWithdraw && (
            <Button disabled={work.busy} onClick={withdraw}>
              撤回　Alt+3
            </Button>
          )}
          {papers !== null && (
            <Button disabled={work.busy} onClick={print}>
              打印物料转移单　Ctrl+P
            </Button>
          )}
          {caseId !== null && <Button onClick={() => onOpenCase(caseId)}>打开办件　Alt+O</Button>}
        </div>
        {toAnswer && (
          <p className={styles.hint}>
            {kind === 'ask'
              ? '同意后由对方办理，本中心只能查看；编号和办理期限不变'
              : '同意后等对方中心连上线交出，交出前仍由对方办理'}
          </p>
        )}
      </div>
    </SidePanel>
  );
}
