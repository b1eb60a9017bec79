import type { KeyboardEvent } from 'react';
import type { ConflictField } from '#shared/contract/conflicts.ts';
import { digitOf, isComposing } from '../../app/keyboard/key-name.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './conflict-panel.module.css';

export type Chosen = { stamp: string } | { value: string };

/** The values of one field side by side, each with who, when and where; digits choose, the last one is another value. */
export function FieldChoice({
  id,
  field,
  chosen,
  disabled,
  onChange,
  onEnter,
}: {
  id: string;
  field: ConflictField;
  chosen: Chosen | null;
  disabled: boolean;
  onChange: (choice: Chosen) => void;
  onEnter: () => void;
}) {
  const { name, values, form } = field;
  const own = chosen && 'value' in chosen ? chosen.value : null;
  const firstChoice = form.kind === 'choice' ? (form.choices[0]?.value ?? '') : '';
  const chooseAt = (frame: HTMLFieldSetElement, index: number): boolean => {
    const value = values[index];
    if (value) onChange({ stamp: value.stamp });
    else if (index === values.length && form.kind !== 'fixed') onChange({ value: own ?? firstChoice });
    else return false;
    // The arrows go on from what was chosen.
    frame.querySelectorAll<HTMLInputElement>('input[type="radio"]')[index]?.focus();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input[type="text"], select');
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter') {
      const box = event.currentTarget.querySelector<HTMLElement>('input[type="text"], select');
      if (!typing && own !== null && box) box.focus();
      else onEnter();
    } else if (typing || !chooseAt(event.currentTarget, (digitOf(event.nativeEvent) ?? 0) - 1)) return;
    event.preventDefault();
  };
  return (
    <fieldset className={styles.field} data-field={id} disabled={disabled} onKeyDown={onKeyDown}>
      <legend>{name}</legend>
      <div className={styles.values}>
        {values.map((value, index) => (
          <label key={value.stamp} className={styles.value}>
            <span className={styles.pick}>
              <input
                type="radio"
                name={id}
                checked={chosen !== null && 'stamp' in chosen && chosen.stamp === value.stamp}
                onChange={() => onChange({ stamp: value.stamp })}
              />
              {index === 0 && <span className={styles.standing}>现在显示的</span>}
              {!disabled && index < 9 && <kbd>{index + 1}</kbd>}
            </span>
            <span className={styles.shown}>{value.shown}</span>
            <span className={styles.by}>
              {value.byName}
              {value.at && `　${dayAndTime(value.at)}`}
            </span>
            <span className={styles.by}>{value.centreName}</span>
          </label>
        ))}
        {form.kind !== 'fixed' && !disabled && (
          <label className={styles.value}>
            <span className={styles.pick}>
              <input
                type="radio"
                name={id}
                checked={own !== null}
                onChange={() => onChange({ value: own ?? firstChoice })}
              />
              都不对，另写 <kbd>{values.length + 1}</kbd>
            </span>
            {form.kind === 'choice' ? (
              <Select
                aria-label={`${name}：另写`}
                value={own ?? firstChoice}
                options={form.choices}
                onChange={(value) => onChange({ value })}
              />
            ) : (
              <TextField
                type="text"
                aria-label={`${name}：另写`}
                value={own ?? ''}
                maxLength={2000}
                placeholder={form.kind === 'date' ? '如 1950-03-02' : ''}
                onChange={(event) => onChange({ value: event.target.value })}
              />
            )}
          </label>
        )}
      </div>
    </fieldset>
  );
}
