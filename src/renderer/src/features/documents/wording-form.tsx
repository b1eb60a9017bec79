import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { WordedPaper } from '#shared/contract/documents.ts';
import { PLACEHOLDERS, wordingFaults } from '#shared/domain/document-wording.ts';
import { explainWordingFault } from '#shared/wording/document-wording.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { readTypedDate } from '../intake/typed-date.ts';
import { WordingHistory } from './wording-history.tsx';
import styles from './wordings-page.module.css';

type Texts = Record<string, string>;

/** How long the hand must rest before the page is shown anew. */
const SETTLE_MS = 250;

/** The texts of one paper beside the page they make. Ctrl+Enter lets them count from now or from a day on. */
export function WordingForm({ paper }: { paper: WordedPaper }) {
  const { kind, slots } = paper;
  const [texts, setTexts] = useState<Texts>(() => textsOf(slots.map(({ id, text }) => [id, text])));
  const [typedFrom, setTypedFrom] = useState('');
  const last = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const faults = wordingFaults(texts, slots);
  const changed = slots.some(({ id, text }) => texts[id] !== text);
  const settled = useSettled(texts, SETTLE_MS);
  const today = useQuery(query.system.status.queryOptions()).data?.today ?? '';
  const now = typedFrom.trim() === '';
  const from = now ? null : readTypedDate(typedFrom);
  const fromFits = now || (from !== null && from >= today);
  const preview = useQuery({
    ...query.documents.previewWording.queryOptions({ input: { kind, content: settled } }),
    placeholderData: keepPreviousData,
  });
  const save = useMutation(
    query.documents.saveWording.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.documents.wordings.key() }),
    }),
  );
  const original = () => setTexts(textsOf(slots.map((slot) => [slot.id, slot.original])));
  const isOriginal = slots.every((slot) => texts[slot.id] === slot.original);
  const ready = changed && faults.length === 0 && fromFits && !save.isPending;
  const run = () => {
    if (ready) save.mutate({ kind, content: texts, from });
  };
  useShortcut('Ctrl+Enter', '保存', run);

  const insert = (name: string) => {
    const field = last.current;
    const id = field?.dataset.slot;
    if (!field || id === undefined) return;
    const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
    const text = texts[id] ?? '';
    // At once: the next letter belongs behind what was put in.
    flushSync(() => setTexts({ ...texts, [id]: `${text.slice(0, start)}【${name}】${text.slice(end)}` }));
    const caret = start + name.length + 2;
    field.focus();
    field.setSelectionRange(caret, caret);
  };
  return (
    <>
      <div className={styles.form}>
        {slots.map(({ id, label }, index) => {
          const fault = faults.find(({ slot }) => slot === id);
          const common = {
            id: `slot-${id}`,
            'data-slot': id,
            value: texts[id] ?? '',
            invalid: fault !== undefined,
            autoFocus: index === 0,
          };
          return (
            <div key={id} className={styles.field}>
              <label htmlFor={`slot-${id}`}>{label}</label>
              {id === 'title' ? (
                <TextField
                  {...common}
                  onFocus={(event) => (last.current = event.currentTarget)}
                  onChange={(event) => setTexts({ ...texts, [id]: event.target.value })}
                />
              ) : (
                <TextArea
                  {...common}
                  rows={id === 'footer' ? 2 : 4}
                  onFocus={(event) => (last.current = event.currentTarget)}
                  onChange={(event) => setTexts({ ...texts, [id]: event.target.value })}
                />
              )}
              {fault && (
                <p className={styles.wrong} role="alert">
                  {explainWordingFault(fault)}
                </p>
              )}
            </div>
          );
        })}
        <p className={styles.placeholders}>
          <span>占位</span>
          {PLACEHOLDERS.map((name) => (
            <Button
              key={name}
              size="small"
              // The field keeps the cursor, so that the place to insert is known.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >
              {name}
            </Button>
          ))}
        </p>
        <p className={styles.when}>
          <label htmlFor="wording-from">从哪天起用（空着就是现在）</label>
          <TextField
            id="wording-from"
            value={typedFrom}
            maxLength={20}
            placeholder={`如 ${today}`}
            invalid={!fromFits}
            onChange={(event) => setTypedFrom(event.target.value)}
            onBlur={() => from !== null && setTypedFrom(from)}
          />
        </p>
        <p className={styles.buttons}>
          <Button kind="primary" disabled={!ready} onClick={run}>
            {from === null ? '保存，现在起用' : `保存，${from} 起用`}　Ctrl+Enter
          </Button>
          <Button disabled={isOriginal} onClick={original}>
            恢复原文
          </Button>
        </p>
        {!fromFits && <p className={styles.wrong}>起用的日子写今天或以后，如 {today}；马上起用就空着</p>}
        {save.error && (
          <p className={styles.wrong} role="alert">
            {explainError(save.error)}
          </p>
        )}
        <WordingHistory paper={paper} onLoad={(content) => setTexts({ ...originals(slots), ...content })} />
      </div>
      <div className={styles.preview}>
        {/* A new frame for every page: one that changes would be a step of the history, and Esc would go back in it. */}
        {preview.data && (
          <iframe key={preview.dataUpdatedAt} title="样张" sandbox="" srcDoc={preview.data.html} />
        )}
      </div>
    </>
  );
}

function textsOf(entries: [string, string][]): Texts {
  return Object.fromEntries(entries);
}

function originals(slots: WordedPaper['slots']): Texts {
  return textsOf(slots.map(({ id, original }) => [id, original]));
}
