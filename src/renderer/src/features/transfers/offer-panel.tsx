import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './transfers-page.module.css';
import type { Transfers } from './use-transfers.ts';

/** Offers a case of this centre to another one. */
export function OfferPanel({
  caseId,
  number,
  work,
  onOffered,
  onClose,
}: {
  caseId: string;
  number: string;
  work: Transfers;
  onOffered: () => void;
  onClose: () => void;
}) {
  const centres = useQuery(query.transfers.centres.queryOptions());
  const [toSite, setToSite] = useState('');
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus('toSite');
  const send = () => {
    const lacking = !toSite ? 'toSite' : !reason.trim() ? 'reason' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!work.busy) work.offer.mutate({ caseId, toSite, reason }, { onSuccess: onOffered });
  };
  useShortcut('Ctrl+Enter', '移交给这个中心', send);
  const options = (centres.data ?? []).map(({ siteNumber, name }) => ({
    value: siteNumber,
    label: `${siteNumber} ${name}`,
  }));
  return (
    <SidePanel title={`${number} 移交给别的中心`} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="offer-to">移交给哪个中心（按编号键选）</label>
          <Select
            id="offer-to"
            data-field="toSite"
            autoFocus
            value={toSite}
            options={[{ value: '', label: '请选择' }, ...options]}
            onChange={setToSite}
            onKeyDown={enterTo(() => focus('reason'))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="offer-reason">原因，对方看得到</label>
          <TextField
            id="offer-reason"
            data-field="reason"
            value={reason}
            maxLength={200}
            invalid={wanting === 'reason'}
            placeholder="如 申请人已搬到那边"
            onChange={(event) => {
              setWanting(null);
              setReason(event.target.value);
            }}
            onKeyDown={enterTo(send)}
          />
        </div>
        {(wanting || work.offer.error) && (
          <p className={styles.wrong} role="alert">
            {wanting
              ? notFilledIn({ toSite: '移交给哪个中心', reason: '原因' }, wanting)
              : explainError(work.offer.error)}
          </p>
        )}
        <Button kind="primary" disabled={work.busy} onClick={send}>
          移交给这个中心　Ctrl+Enter
        </Button>
        <p className={styles.hint}>对方同意并且本中心连上线后才交出；在那之前照常由本中心办理，也可以撤回</p>
      </div>
    </SidePanel>
  );
}
