import { useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import styles from './editor.module.css';

/** 生效日期: the day a version begins, today or later. */
export function EffectiveDay({
  today,
  value,
  onChange,
}: {
  today: string;
  value: string;
  onChange: (day: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const day = readTypedDate(typed);
  const fits = day !== null && day >= today;
  return (
    <span className={styles.since}>
      {fits ? '生效日期' : <span className={styles.bad}>生效日期写今天或以后，如 {today}</span>}
      <span className={styles.day}>
        <TextField
          aria-label="生效日期"
          value={typed}
          maxLength={20}
          invalid={!fits}
          onChange={(event) => {
            setTyped(event.target.value);
            const read = readTypedDate(event.target.value);
            // Until it can be read, today counts; the button says so.
            onChange(read !== null && read >= today ? read : today);
          }}
          onBlur={() => fits && setTyped(day)}
        />
      </span>
    </span>
  );
}
