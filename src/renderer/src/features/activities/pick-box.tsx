import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { rowAfter } from '../../components/row-after.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { isOfText } from '../../components/use-list-keys.ts';
import styles from './pick-box.module.css';

/** Something that can be picked; `initials` finds it as well as a part of its name. */
export interface PickOption {
  id: string;
  label: string;
  initials?: string;
  /** Stands behind the name, in grey. */
  about?: string;
}

/**
 * Picks by typing: a part of a name or its first letters, Enter takes the first. What is picked stands in the box;
 * Backspace in the empty box takes the last one out, Enter in it goes on.
 */
export function PickBox({
  field,
  label,
  placeholder,
  picked,
  options,
  offers,
  nothing = '没有找到，换几个字',
  many = false,
  invalid = false,
  onText,
  onPick,
  onRemove,
  onEnter,
}: {
  field: string;
  label: string;
  placeholder: string;
  picked: readonly { id: string; label: string }[];
  options: readonly PickOption[];
  /** What else can be done with a typed text, such as adding it; behind the options. */
  offers?: ((text: string) => { id: string; label: string; take: () => void }[]) | undefined;
  /** Said when a typed text leads to nothing. */
  nothing?: string;
  many?: boolean;
  invalid?: boolean;
  /** For options that are searched for as they are typed. */
  onText?: (text: string) => void;
  onPick: (id: string) => void;
  onRemove: (id: string) => void;
  onEnter: () => void;
}) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLowerCase();
  const found = options.filter(
    (option) =>
      !picked.some(({ id }) => id === option.id) &&
      (option.label.toLowerCase().includes(wanted) || fitsInitials(option.initials ?? '', wanted)),
  );
  const exact = found.some((option) => option.label === text.trim());
  // Letters alone are the beginning of a pinyin and no name to be added.
  const named = !/^[a-z]*$/.test(wanted);
  const extra = named && !exact && offers ? offers(text.trim()) : [];
  const count = found.length + extra.length;
  const shown = open && (wanted !== '' || active >= 0);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const take = (at: number) => {
    const option = found[at];
    if (option) onPick(option.id);
    else extra[at - found.length]?.take();
    setText('');
    setActive(-1);
    if (!many) onEnter();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const next = isOfText(event) ? null : rowAfter(event.key, active, count);
    if (next !== null && count > 0) setActive(next);
    else if (event.key === 'Enter') {
      if (shown && count > 0 && active >= 0) take(active);
      else if (wanted === '') onEnter();
    } else if (event.key === 'Backspace' && text === '' && picked.length > 0) {
      onRemove(picked.at(-1)?.id ?? '');
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.pick}>
      {picked.length > 0 && (
        <ul className={styles.picked} aria-label={`${label}已选`}>
          {picked.map((one) => (
            <li key={one.id}>
              <button type="button" tabIndex={-1} title="拿掉" onClick={() => onRemove(one.id)}>
                {one.label} ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchBox
        data-field={field}
        text={text}
        invalid={invalid}
        placeholder={picked.length > 0 ? (many ? '再加一个，或按 Enter 往下' : '') : placeholder}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        onText={(typed) => {
          setText(typed);
          onText?.(typed);
          setActive(typed.trim() === '' ? -1 : 0);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setOpen(true);
          setActive(-1);
        }}
        onBlur={() => setOpen(false)}
      />
      {shown && (
        <div ref={list} role="listbox" aria-label={label} className={styles.list}>
          {found.map((option, at) => (
            <Line key={option.id} selected={at === active} onTake={() => take(at)}>
              {option.label} {option.about && <span className={styles.about}>{option.about}</span>}
            </Line>
          ))}
          {extra.map((offer, at) => (
            <Line
              key={offer.id}
              selected={found.length + at === active}
              onTake={() => take(found.length + at)}
            >
              {offer.label}
            </Line>
          ))}
          {count === 0 && <p className={styles.none}>{nothing}</p>}
        </div>
      )}
    </div>
  );
}

/** One letter begins a name; more may stand in it, as 妇联 does in the names of every village's. */
function fitsInitials(initials: string, wanted: string): boolean {
  return wanted.length < 2 ? initials.startsWith(wanted) : initials.includes(wanted);
}

function Line({
  selected,
  onTake,
  children,
}: {
  selected: boolean;
  onTake: () => void;
  children: React.ReactNode;
}) {
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.option}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      {children}
    </div>
  );
}
