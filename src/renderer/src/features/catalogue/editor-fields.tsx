import { type ReactNode, useId, useState } from 'react';
import { TextField } from '../../components/text-field.tsx';
import styles from './editor.module.css';
import { useFault } from './editor-faults.ts';

interface Common {
  /** Where it stands in the item, such as `materials.2.name`. */
  path: string;
  label: string;
  hint?: string;
}

function Line({
  id,
  label,
  hint,
  fault,
  children,
}: {
  id: string;
  label: string;
  hint?: string | undefined;
  fault: string | null;
  children: ReactNode;
}) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {fault && (
        <span id={`${id}-fault`} className={styles.bad} role="alert">
          {fault}
        </span>
      )}
      {!fault && hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}

/** One line of text. */
export function TextLine({
  path,
  label,
  hint,
  value,
  short = false,
  disabled = false,
  list,
  onChange,
}: Common & {
  value: string;
  short?: boolean;
  disabled?: boolean;
  /** The id of a datalist with what is usual here. */
  list?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const fault = useFault(path);
  return (
    <Line id={id} label={label} hint={hint} fault={fault}>
      <TextField
        id={id}
        data-path={path}
        className={short ? styles.short : ''}
        value={value}
        disabled={disabled}
        list={list}
        maxLength={500}
        invalid={fault !== null}
        onChange={(event) => onChange(event.target.value)}
      />
    </Line>
  );
}

/** Several lines of text. */
export function TextBlock({
  path,
  label,
  hint,
  value,
  onChange,
}: Common & { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const fault = useFault(path, true);
  return (
    <Line id={id} label={label} hint={hint} fault={fault}>
      <textarea
        id={id}
        data-path={path}
        className={styles.block}
        value={value}
        maxLength={5000}
        rows={Math.min(8, Math.max(2, value.split('\n').length))}
        aria-invalid={fault !== null || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Line>
  );
}

/** A number, or nothing. What is no number stays in the field, and the item has none there. */
export function NumberLine({
  path,
  label,
  hint,
  value,
  unit,
  onChange,
}: Common & { value: number | null; unit?: string; onChange: (value: number | null) => void }) {
  const id = useId();
  const fault = useFault(path);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : String(value);
  const read = (text: string) => {
    const plain = text.normalize('NFKC').trim();
    return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
  };
  return (
    <Line id={id} label={label} hint={hint} fault={fault}>
      <TextField
        id={id}
        data-path={path}
        className={styles.short}
        value={typed !== null && read(typed) === value ? typed : shown}
        inputMode="decimal"
        maxLength={12}
        suffix={unit}
        invalid={fault !== null}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(read(event.target.value));
        }}
      />
    </Line>
  );
}

/** One of a few words. */
export function SelectLine<Value extends string>({
  path,
  label,
  hint,
  value,
  options,
  none,
  onChange,
}: Common & {
  value: Value | null;
  options: readonly (readonly [Value, string])[];
  /** What choosing nothing is called; absent where something must be chosen. */
  none?: string;
  onChange: (value: Value | null) => void;
}) {
  const id = useId();
  const fault = useFault(path);
  return (
    <Line id={id} label={label} hint={hint} fault={fault}>
      <span>
        <select
          id={id}
          data-path={path}
          className={styles.select}
          value={value ?? ''}
          onChange={(event) => onChange((event.target.value || null) as Value | null)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([one, word]) => (
            <option key={one} value={one}>
              {word}
            </option>
          ))}
        </select>
      </span>
    </Line>
  );
}

/** Yes or no beside its words. */
export function Tick({
  path,
  label,
  value,
  disabled = false,
  onChange,
}: {
  path: string;
  label: string;
  value: boolean;
  disabled?: boolean;
  onChange: (value: boolean) => void;
}) {
  const fault = useFault(path);
  return (
    <span>
      <label className={styles.tick}>
        <input
          type="checkbox"
          data-path={path}
          checked={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {fault && (
        <span className={styles.bad} role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}

/** Ticks under one name. */
export function TickLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.field} style={{ border: 0, margin: 0 }} aria-label={label}>
      <span className={styles.name}>{label}</span>
      <span className={styles.ticks}>{children}</span>
    </fieldset>
  );
}
