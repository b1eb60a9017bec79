import { useState } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './birth-date-field.module.css';
import { readTypedDate } from './typed-date.ts';

/** A birth date as it is typed, for papers whose number does not tell it. */
export function BirthDateField({
  value,
  today,
  onChange,
  onEnter,
}: {
  value: string | null;
  today: string | undefined;
  onChange: (date: string | null) => void;
  onEnter: () => void;
}) {
  const [text, setText] = useState(value ?? '');
  const [left, setLeft] = useState(false);
  const date = readTypedDate(text);
  const future = date !== null && today !== undefined && date > today;
  const wrong = left && text.trim() !== '' && (date === null || future);

  const settle = () => {
    setLeft(true);
    if (date !== null && !future) setText(date);
  };
  return (
    <>
      <TextField
        data-field="birthDate"
        className={styles.date}
        value={text}
        placeholder="如 19580312"
        invalid={wrong}
        onChange={(event) => {
          const typed = event.target.value;
          const read = readTypedDate(typed);
          setLeft(false);
          setText(typed);
          onChange(read !== null && today !== undefined && read <= today ? read : null);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
          event.preventDefault();
          settle();
          // An empty one may stay empty; a wrong one is looked at again.
          if (text.trim() === '' || (date !== null && !future)) onEnter();
        }}
      />
      {wrong && (
        <span className={styles.bad} role="alert">
          {future ? '出生日期还没有到，请核对' : '没有这一天，请按 19580312 这样输入'}
        </span>
      )}
    </>
  );
}
