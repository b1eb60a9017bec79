import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './choice-list.module.css';
import type { ChoiceOption } from './choice-row.tsx';
import { SearchBox } from './search-box.tsx';
import { useListKeys } from './use-list-keys.ts';

const STEPS: readonly string[] = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'];

/** One of many options, found by a part of its words. The list is there while the cursor is. */
export function ChoiceList({
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
  value: string | null;
  invalid: boolean;
  onChange: (id: string) => void;
  onEnter: () => void;
}) {
  /** What is searched for; null while what was chosen stands in the box. */
  const [wanted, setWanted] = useState<string | null>(null);
  const [here, setHere] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const chosenAt = options.findIndex(({ id }) => id === value);
  const found = options.filter((option) => option.label.includes(wanted?.trim() ?? ''));
  const choose = (index: number) => {
    const option = found[index];
    if (!option) return;
    onChange(option.id);
    setWanted(null);
    onEnter();
  };
  const keys = useListKeys(found.length, choose, {
    resetKey: wanted ?? '',
    first: wanted ? 0 : Math.max(0, chosenAt),
  });
  const active = wanted === null ? chosenAt : keys.active;
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (wanted !== null) return keys.onKeyDown(event);
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      onEnter();
    } else if (STEPS.includes(event.key)) {
      // The first step only shows where the others start.
      event.preventDefault();
      setWanted('');
    }
  };

  return (
    <div className={styles.choice}>
      <SearchBox
        data-field={field}
        text={wanted ?? options[chosenAt]?.label ?? ''}
        invalid={invalid}
        placeholder="输入几个字查找，或按 ↓ 选"
        role="combobox"
        aria-label={label}
        aria-expanded={here}
        aria-controls={`${field}-options`}
        aria-activedescendant={found[active] && `${field}-${found[active].id}`}
        onText={setWanted}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          setHere(true);
          event.currentTarget.select();
        }}
        onBlur={() => {
          setHere(false);
          setWanted(null);
        }}
      />
      {here && (
        <div ref={list} id={`${field}-options`} role="listbox" aria-label={label} className={styles.list}>
          {found.map((option, index) => (
            <div
              key={option.id}
              id={`${field}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              {option.label}
            </div>
          ))}
          {found.length === 0 && <p className={styles.none}>没有这一项，换几个字</p>}
        </div>
      )}
    </div>
  );
}
