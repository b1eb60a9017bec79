import { useState } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import { readTypedTime } from './typed-time.ts';

/** A time of day, typed as people do: `1930`. It is written out when the cursor leaves. */
export function TimeField({
  field,
  label,
  value,
  invalid,
  onChange,
  onEnter,
}: {
  field: string;
  label: string;
  /** Empty while what is typed is no time. */
  value: string;
  invalid: boolean;
  onChange: (time: string) => void;
  onEnter: () => void;
}) {
  const [text, setText] = useState<string | null>(null);
  const settle = () => setText((typed) => (typed !== null && readTypedTime(typed) === null ? typed : null));
  return (
    <TextField
      data-field={field}
      aria-label={label}
      value={text ?? value}
      invalid={invalid || (text !== null && text !== '' && readTypedTime(text) === null)}
      placeholder="如 1930"
      maxLength={6}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setText(event.target.value);
        onChange(readTypedTime(event.target.value) ?? '');
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        settle();
        onEnter();
      }}
    />
  );
}
