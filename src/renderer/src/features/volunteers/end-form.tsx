import { useState } from 'react';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import styles from './volunteers-page.module.css';

/** Ends something on a day and says why: 离岗, 撤岗, 退出. */
export function EndForm({
  title,
  about,
  dayLabel,
  day,
  saveLabel,
  busy,
  fault,
  onSave,
  onClose,
}: {
  title: string;
  about: string;
  dayLabel: string;
  /** Stands in the field: most things end today. */
  day: string;
  saveLabel: string;
  busy: boolean;
  fault: string;
  onSave: (on: string, reason: string) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState({ on: day, reason: '' });
  const [wrong, setWrong] = useState<{ field: 'on' | 'reason'; sentence: string } | null>(null);
  const save = () => {
    const on = readTypedDate(values.on);
    const lacking =
      on === null
        ? { field: 'on' as const, sentence: `日期请按 ${day} 这样输入` }
        : values.reason.trim() === ''
          ? { field: 'reason' as const, sentence: '理由还没有填，日后看得明白' }
          : null;
    setWrong(lacking);
    if (on !== null && !lacking) onSave(on, values.reason.trim());
  };
  return (
    <SidePanel title={title} narrow onClose={onClose}>
      <LineForm
        lines={[
          { field: 'on', label: dayLabel, most: 20, wide: true },
          { field: 'reason', label: '理由', most: 200, wide: true },
        ]}
        values={values}
        wrongField={wrong?.field ?? null}
        fault={wrong?.sentence ?? fault}
        saveLabel={saveLabel}
        busy={busy}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={save}
      >
        <p className={`${styles.whole} ${styles.hint}`}>{about}</p>
      </LineForm>
    </SidePanel>
  );
}
