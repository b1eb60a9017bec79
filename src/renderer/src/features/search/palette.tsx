import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { pagesNamed } from '../../app/shell/pages.ts';
import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useServesWindow } from '../../app/shell/use-serves-window.ts';
import { useStore } from '../../app/store.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './palette.module.css';
import { entriesOf, type SearchEntry } from './search-entries.ts';
import { SearchResults } from './search-results.tsx';

const everything = (text: string) => query.search.everything.queryOptions({ input: { text, limit: 8 } });

/** Ctrl+K: one box for items, people and cases. What is found hangs below the box, over no other window. */
export function Palette() {
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const newIntake = useNewIntake();
  const serves = useServesWindow();
  const wanted = text.trim();
  const [asked, setAsked] = useState(wanted);
  const found = useQuery({
    ...everything(asked),
    enabled: open && asked !== '',
    placeholderData: keepPreviousData,
  });
  // Asked at once, one question at a time: what was typed meanwhile is the next, and nothing between.
  if (!found.isFetching && asked !== wanted) setAsked(wanted);
  const pages = pagesNamed(wanted, useStore(session)?.role);
  const entries = wanted === '' ? [] : entriesOf(found.data, pages);
  const fresh = asked === wanted && !found.isPlaceholderData && found.isSuccess;

  const focusBox = () => {
    box.current?.focus();
    box.current?.select();
  };
  const close = () => {
    setText('');
    setOpen(false);
    box.current?.blur();
  };
  const takeIn = (code: string) =>
    serves ? newIntake({ item: code }) : void navigate({ to: '/catalogue/$code', params: { code } });
  const go = (entry: SearchEntry | undefined) => {
    if (!entry) return;
    close();
    if (entry.kind === 'page') void navigate({ to: entry.page.to });
    else if (entry.kind === 'item') takeIn(entry.item.code);
    else if (entry.kind === 'case')
      void navigate({
        to: '/cases/$caseId',
        params: { caseId: entry.case.id },
        search: { paper: parsePaperNumber(wanted)?.paper },
      });
    else void navigate({ to: '/residents/$residentId', params: { residentId: entry.resident.id } });
  };
  const choose = async (index: number) => {
    if (wanted === '') return;
    // Enter may come before the answer: it means the first match of what was typed, not of an older text.
    go(fresh ? entries[index] : entriesOf(await queryClient.fetchQuery(everything(wanted)), pages)[0]);
  };
  const keys = useListKeys(entries.length, (index) => void choose(index), { resetKey: asked });
  useShortcut('Ctrl+K', '查事项、人、办件', focusBox, {
    group: '随处可用',
  });

  return (
    <search className={styles.palette}>
      <SearchBox
        ref={box}
        text={text}
        onText={setText}
        className={styles.box}
        maxLength={200}
        placeholder="查事项、人、办件"
        suffix={<kbd>Ctrl+K</kbd>}
        tabIndex={-1}
        role="combobox"
        aria-expanded={open && wanted !== ''}
        aria-controls="search-results"
        aria-activedescendant={entries[keys.active] && `found-${entries[keys.active]?.key}`}
        onFocus={(event) => {
          before.current = event.relatedTarget;
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            close();
            if (before.current instanceof HTMLElement) before.current.focus();
          } else keys.onKeyDown(event);
        }}
      />
      {open && wanted !== '' && (
        <SearchResults
          entries={entries}
          of={fresh ? asked : undefined}
          active={keys.active}
          nothing={fresh && entries.length === 0}
          onActive={keys.setActive}
          onChoose={go}
        />
      )}
    </search>
  );
}
