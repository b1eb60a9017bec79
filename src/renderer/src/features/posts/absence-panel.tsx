import { useState } from 'react';
import type { StaffMember } from '#shared/contract/staff.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import styles from './posts-page.module.css';

interface AbsenceAnswers {
  staffId: string;
  fromDay: string;
  untilDay: string;
  reason: string;
}

const NAMES = { staffId: '谁离岗', fromDay: '从哪天', untilDay: '到哪天', reason: '事由' };

/** Who is away, from when until when, and why. */
export function AbsencePanel({
  staff,
  today,
  fault,
  busy,
  onSave,
  onClose,
}: {
  staff: readonly StaffMember[];
  /** Stands in the first field: most who are away are from today on. */
  today: string;
  fault: string;
  busy: boolean;
  onSave: (answers: AbsenceAnswers) => void;
  onClose: () => void;
}) {
  const [staffId, setStaffId] = useState<string | null>(null);
  const [fromDay, setFromDay] = useState(today);
  const [untilDay, setUntilDay] = useState('');
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus('staffId');
  const save = () => {
    const answers = { staffId, fromDay, untilDay, reason: reason.trim() };
    const lacking = Object.entries(answers).find(([, value]) => !value)?.[0] ?? null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!busy && staffId !== null) onSave({ staffId, fromDay, untilDay, reason });
  };
  useShortcut('Ctrl+Enter', '登记离岗', save);
  const day = (
    field: string,
    label: string,
    value: string,
    set: (text: string) => void,
    next: string,
    earliest: string,
  ) => (
    <div className={styles.field}>
      <label htmlFor={`absence-${field}`}>{label}</label>
      <TypedDateField
        id={`absence-${field}`}
        field={field}
        label={label}
        className={undefined}
        value={value || null}
        placeholder="如 2026-12-01"
        faultOf={(date) => (date < earliest ? `要在 ${earliest} 或以后` : null)}
        onChange={(date) => set(date ?? '')}
        onEnter={() => focus(next)}
      />
    </div>
  );
  return (
    <SidePanel title="登记离岗" narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <div className={styles.field}>
          <span>谁离岗</span>
          <Choice
            field="staffId"
            label="谁离岗"
            options={staff.map(({ id, name, post }) => ({ id, label: `${name}（${post}）` }))}
            value={staffId}
            invalid={wanting === 'staffId'}
            onChange={setStaffId}
            onEnter={() => focus('fromDay')}
          />
        </div>
        {day('fromDay', '从哪天', fromDay, setFromDay, 'untilDay', '')}
        {day('untilDay', '到哪天（含这天）', untilDay, setUntilDay, 'reason', fromDay)}
        <div className={styles.field}>
          <label htmlFor="absence-reason">事由</label>
          <TextField
            id="absence-reason"
            data-field="reason"
            value={reason}
            maxLength={100}
            invalid={wanting === 'reason'}
            placeholder="如 培训、休假、下乡"
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={enterTo(save)}
          />
        </div>
        {(fault || wanting) && (
          <p className={styles.wrong} role="alert">
            {fault || notFilledIn(NAMES, wanting ?? '')}
          </p>
        )}
        <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={save}>
          登记离岗　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
