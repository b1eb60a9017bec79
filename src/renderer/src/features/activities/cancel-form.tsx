import { useState } from 'react';
import type { SeriesScope } from '#shared/domain/activity-types.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './activity-panel.module.css';
import { ScopeChoice } from './scope-choice.tsx';

/** Why an activity is called off; it stays in the calendar with the reason. */
export function CancelForm({
  inSeries,
  busy,
  fault,
  onCancel,
  onClose,
}: {
  inSeries: number;
  busy: boolean;
  fault: string;
  onCancel: (reason: string, scope: SeriesScope) => void;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [scope, setScope] = useState<SeriesScope>('one');
  const { form, focus, enterTo } = useFormFocus('cancel-reason');
  const run = () => {
    if (reason.trim() === '') focus('cancel-reason');
    else if (!busy) onCancel(reason.trim(), scope);
  };
  useShortcut('Ctrl+Enter', '取消活动', run);
  useShortcut('Escape', '不取消', onClose);
  return (
    <div ref={form} className={styles.form}>
      {inSeries > 1 && <ScopeChoice scope={scope} onChange={setScope} />}
      <TextField
        data-field="cancel-reason"
        aria-label="取消的原因"
        placeholder="为什么取消，报名的人会问"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={enterTo(run)}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <span className={styles.pair}>
        <Button disabled={busy} onClick={run}>
          取消活动　Ctrl+Enter
        </Button>
        <Button onClick={onClose}>不取消　Esc</Button>
      </span>
    </div>
  );
}
