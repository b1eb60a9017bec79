import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceItemLine } from '#shared/contract/catalogue.ts';
import { explainError } from '#shared/wording/errors.ts';
import { core, query } from '../../app/core/core.ts';
import { limitWord } from '../../components/due-dates.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './item-search.module.css';

const SHOWN = 8;

const matching = (text: string) => query.catalogue.search.queryOptions({ input: { text, limit: SHOWN } });

/** The box that finds an item by words, code or pinyin initials, with what it found right below. */
export function ItemSearch({
  text,
  invalid,
  onText,
  onChoose,
  onChooseLater,
}: {
  text: string;
  invalid: boolean;
  onText: (text: string) => void;
  onChoose: (item: ServiceItemLine) => void;
  /** Enter came before the answer to what stands in the box; the best match follows, or null for none. */
  onChooseLater: (choice: Promise<ServiceItemLine | null>) => void;
}) {
  const wanted = text.trim();
  const [asked, setAsked] = useState(wanted);
  // The list of the text before stays until the new one is here, but it can no longer be chosen from.
  const found = useQuery({ ...matching(asked), placeholderData: keepPreviousData });
  // Asked at once, one question at a time: what was typed meanwhile is the next, and nothing between.
  if (!found.isFetching && asked !== wanted) setAsked(wanted);
  const items = found.data ?? [];
  const fresh = asked === wanted && found.isSuccess && !found.isPlaceholderData;

  const choose = (index: number) => {
    const item = items[index];
    // Asked anew: a question of the list is called off when the list leaves the screen, as it does now.
    if (!fresh)
      onChooseLater(core.catalogue.search({ text: wanted, limit: 1 }).then(([best]) => best ?? null));
    else if (item) onChoose(item);
  };
  const keys = useListKeys(items.length, choose, { resetKey: asked });

  return (
    <>
      <SearchBox
        text={text}
        onText={onText}
        data-field="item"
        maxLength={200}
        placeholder="事项名称、拼音首字母或编码"
        invalid={invalid}
        role="combobox"
        aria-label="事项"
        aria-expanded
        aria-controls="items-found"
        aria-activedescendant={items[keys.active] && `item-${items[keys.active]?.code}`}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div
        id="items-found"
        data-of={fresh ? asked : undefined}
        role="listbox"
        aria-label="找到的事项"
        className={styles.found}
      >
        {wanted === '' && items.length > 0 && <p className={styles.hint}>近来常办</p>}
        {items.map((item, index) => (
          <div
            key={item.code}
            id={`item-${item.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === keys.active}
            className={styles.item}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(item);
            }}
          >
            <span className={styles.name}>{item.name}</span>
            <span className={styles.department}>{item.department}</span>
            <span className={styles.limit}>
              {item.promisedDays > 0 && '承诺 '}
              {limitWord(item.promisedDays)}
            </span>
          </div>
        ))}
        {fresh && items.length === 0 && (
          <p className={styles.hint}>没有找到“{wanted}”。换个说法，或输入拼音首字母</p>
        )}
        {found.error && <p className={styles.hint}>{explainError(found.error)}</p>}
      </div>
    </>
  );
}
