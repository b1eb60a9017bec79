import { useState } from 'react';
import type { Activity } from '#shared/contract/activities.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './activity-panel.module.css';

/** It took place: how many people it served and what came of it. */
export function HoldForm({
  activity,
  busy,
  fault,
  onHold,
  onClose,
}: {
  activity: Activity;
  busy: boolean;
  fault: string;
  onHold: (peopleServed: number, summary: string) => void;
  onClose: () => void;
}) {
  const [people, setPeople] = useState(activity.peopleServed > 0 ? String(activity.peopleServed) : '');
  const [summary, setSummary] = useState(activity.summary);
  const { form, focus, enterTo } = useFormFocus('people');
  const valid = /^\d{1,6}$/.test(people.trim());
  const run = () => {
    if (!valid) focus('people');
    else if (!busy) onHold(Number(people), summary.trim());
  };
  useShortcut('Ctrl+Enter', '登记举办情况', run);
  useShortcut('Escape', '不登记', onClose);
  return (
    <div ref={form} className={styles.form}>
      <span className={styles.pair}>
        <label htmlFor="hold-people">服务群众</label>
        <TextField
          id="hold-people"
          data-field="people"
          className={styles.number}
          inputMode="numeric"
          value={people}
          maxLength={6}
          invalid={people !== '' && !valid}
          onChange={(event) => setPeople(event.target.value)}
          onKeyDown={enterTo(() => focus('summary'))}
        />
        人
      </span>
      <TextField
        data-field="summary"
        aria-label="小结"
        placeholder="小结：做了什么、效果怎样"
        value={summary}
        maxLength={2000}
        onChange={(event) => setSummary(event.target.value)}
        onKeyDown={enterTo(run)}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <span className={styles.pair}>
        <Button disabled={busy} onClick={run}>
          登记　Ctrl+Enter
        </Button>
        <Button onClick={onClose}>不登记　Esc</Button>
      </span>
    </div>
  );
}
