import type { KeyboardEvent } from 'react';
import { digitOf, isComposing } from '../app/keyboard/key-name.ts';
import styles from './choice-row.module.css';

/** Something that can be chosen. */
export interface ChoiceOption {
  id: string;
  label: string;
}

interface Props {
  /** The place in the form, as `data-field`. */
  field: string;
  label: string;
  options: readonly ChoiceOption[];
  value: string | null;
  invalid: boolean;
  /** Null takes the answer back. */
  onChange: (id: string | null) => void;
  onEnter: () => void;
}

/** One of a few options by one key: its digit, or the arrows. Backspace takes the answer back. */
export function ChoiceRow({ field, label, options, value, invalid, onChange, onEnter }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const index = (digitOf(event.nativeEvent) ?? 0) - 1;
    const option = options[index];
    if (option) {
      onChange(option.id);
      // The arrows go on from what was chosen.
      event.currentTarget.querySelectorAll('input')[index]?.focus();
    } else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Backspace' || event.key === 'Delete') onChange(null);
    else return;
    event.preventDefault();
  };
  return (
    <fieldset
      className={styles.choice}
      data-field={field}
      data-invalid={invalid || undefined}
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {options.map((option, index) => (
        <label key={option.id} className={styles.option}>
          <input
            type="radio"
            name={field}
            checked={value === option.id}
            onChange={() => onChange(option.id)}
          />
          {option.label} {index < 9 && <kbd>{index + 1}</kbd>}
        </label>
      ))}
    </fieldset>
  );
}
