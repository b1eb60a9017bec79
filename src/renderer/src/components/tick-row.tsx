import type { KeyboardEvent } from 'react';
import { digitOf } from '../app/keyboard/key-name.ts';
import styles from './choice-row.module.css';
import type { ChoiceOption } from './choice-row.tsx';

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Any number of options: a digit or the space bar ticks, arrows move, Enter goes on. */
export function TickRow({
  field,
  label,
  options,
  value,
  invalid,
  onChange,
  onEnter,
}: {
  field: string;
  label: string;
  options: readonly ChoiceOption[];
  value: readonly string[];
  invalid: boolean;
  onChange: (ids: string[]) => void;
  onEnter: () => void;
}) {
  const toggle = (id: string) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.altKey) return;
    const option = options[(digitOf(event.nativeEvent) ?? 0) - 1];
    const step = STEPS[event.key];
    if (option) toggle(option.id);
    else if (event.key === 'Enter') onEnter();
    else if (step !== undefined) {
      const boxes = [...event.currentTarget.querySelectorAll('input')];
      const at = boxes.indexOf(event.target as HTMLInputElement);
      boxes[at + step]?.focus();
    } else return;
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
          <input type="checkbox" checked={value.includes(option.id)} onChange={() => toggle(option.id)} />
          {option.label} {index < 9 && <kbd>{index + 1}</kbd>}
        </label>
      ))}
    </fieldset>
  );
}
