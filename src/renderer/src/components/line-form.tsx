import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { isComposing } from '../app/keyboard/key-name.ts';
import { useShortcut } from '../app/keyboard/shortcuts.ts';
import { Button } from './button.tsx';
import { Labelled } from './labelled.tsx';
import styles from './line-form.module.css';
import { Select } from './select.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

/** One answer of a form: a line, several lines, or one out of a list. */
export interface FormLine<Name extends string> {
  field: Name;
  label: string;
  kind?: 'line' | 'area' | 'choice';
  options?: readonly { value: string; label: string }[];
  placeholder?: string;
  most?: number;
  /** Over both columns. */
  wide?: boolean;
}

/**
 * A few questions in two columns. It begins in the first; Enter goes on to the next and from the last one saves, as
 * Ctrl+Enter does from everywhere.
 */
export function LineForm<Name extends string>({
  lines,
  values,
  wrongField = null,
  fault,
  saveLabel,
  busy,
  onChange,
  onSave,
  children,
}: {
  lines: readonly FormLine<Name>[];
  values: Readonly<Record<Name, string>>;
  wrongField?: Name | null;
  /** A sentence about what has to be put right, or empty. */
  fault: string;
  saveLabel: string;
  busy: boolean;
  onChange: (change: Partial<Record<Name, string>>) => void;
  onSave: () => void;
  /** Questions that are no lines, before the button. */
  children?: ReactNode;
}) {
  const form = useRef<HTMLDivElement>(null);
  const save = () => {
    if (!busy) onSave();
  };
  useShortcut('Ctrl+Enter', '保存', save);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[data-line]')?.focus(), []);
  useEffect(() => {
    if (wrongField) form.current?.querySelector<HTMLElement>(`[data-line='${wrongField}']`)?.focus();
  }, [wrongField]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    const all = [...(form.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const next = all[all.indexOf(event.currentTarget) + 1];
    if (next) next.focus();
    else save();
  };
  return (
    <div ref={form} className={styles.form}>
      {lines.map(({ field, label, kind = 'line', options = [], placeholder, most = 200, wide }) => (
        <div key={field} className={wide || kind === 'area' ? styles.wide : undefined}>
          <Labelled label={label}>
            {(id) => {
              const common = { id, 'data-line': field, value: values[field] };
              if (kind === 'choice') {
                return (
                  <Select
                    {...common}
                    options={options}
                    onChange={(value) => onChange({ [field]: value } as Partial<Record<Name, string>>)}
                    onKeyDown={onKeyDown}
                  />
                );
              }
              const typed = {
                ...{ ...common, maxLength: most, placeholder, invalid: wrongField === field },
                onChange: (event: { target: { value: string } }) =>
                  onChange({ [field]: event.target.value } as Partial<Record<Name, string>>),
              };
              return kind === 'area' ? (
                <TextArea {...typed} rows={3} />
              ) : (
                <TextField {...typed} onKeyDown={onKeyDown} />
              );
            }}
          </Labelled>
        </div>
      ))}
      {children}
      {fault !== '' && (
        <p className={styles.wrong} role="alert">
          {fault}
        </p>
      )}
      <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={save}>
        {saveLabel}　Ctrl+Enter
      </Button>
    </div>
  );
}
