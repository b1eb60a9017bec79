import { useState } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { readTypedDate } from './typed-date.ts';
import styles from './typed-date-field.module.css';

/** A day as it is typed. It counts once it is one that may stand there; an empty field counts as none. */
export function TypedDateField({
  id,
  field,
  label,
  className,
  value,
  placeholder,
  faultOf,
  onChange,
  onEnter,
}: {
  id?: string;
  /** The place in the form, as `data-field`. */
  field: string;
  label: string;
  className: string | undefined;
  value: string | null;
  placeholder: string;
  /** What is wrong with a day; null for one that may stand there. */
  faultOf: (date: string) => string | null;
  /** The day, if it may stand there, and the text as it was typed. */
  onChange: (date: string | null, typed: string) => void;
  onEnter: () => void;
}) {
  const [text, setText] = useState(value ?? '');
  const [left, setLeft] = useState(false);
  const date = readTypedDate(text);
  const empty = text.trim() === '';
  const fault = date === null ? `没有这一天，请按${placeholder.replace('如', '')} 这样输入` : faultOf(date);
  const wrong = !empty && fault !== null;

  const settle = () => {
    setLeft(true);
    if (date !== null && !wrong) setText(date);
  };
  return (
    <>
      <TextField
        {...(id !== undefined && { id })}
        data-field={field}
        aria-label={label}
        className={className}
        value={text}
        placeholder={placeholder}
        maxLength={20}
        invalid={left && wrong}
        onChange={(event) => {
          const typed = event.target.value;
          const read = readTypedDate(typed);
          setLeft(false);
          setText(typed);
          onChange(read !== null && faultOf(read) === null ? read : null, typed);
        }}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
          event.preventDefault();
          settle();
          // An empty one may stay empty; a wrong one is looked at again.
          if (!wrong) onEnter();
        }}
      />
      {left && wrong && (
        <span className={styles.bad} role="alert">
          {fault}
        </span>
      )}
    </>
  );
}
