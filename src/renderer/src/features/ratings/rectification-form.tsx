import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  CALL_BACK_RESULTS,
  type CallBackResult,
  RECTIFICATION_TRANSITIONS,
  type RectificationStep,
} from '#shared/domain/rectification.ts';
import { callBackResultWord, rectificationStepWord } from '#shared/wording/ratings.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './rating-panel.module.css';

/** What a step asks of the person who takes it: the course of things in a sentence. */
const NOTE_WORDS: Partial<Record<RectificationStep, string>> = {
  start: '打算怎样整改',
  'call-back': '联系了谁、怎么说的',
  finish: '整改了什么',
};

/** A step of a rectification before it is taken. Enter goes on, Ctrl+Enter takes it, Esc goes back. */
export function RectificationForm({
  step,
  busy,
  fault,
  onTake,
  onBack,
}: {
  step: RectificationStep;
  busy: boolean;
  fault: string;
  onTake: (note: string, result: CallBackResult | null) => void;
  onBack: () => void;
}) {
  const calling = RECTIFICATION_TRANSITIONS[step].asks === 'call-back';
  const [note, setNote] = useState('');
  const [result, setResult] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const ready = note.trim() !== '' && (!calling || result !== null) && !busy;
  const take = () => {
    if (ready) onTake(note, result as CallBackResult | null);
  };
  useShortcut('Ctrl+Enter', rectificationStepWord(step), take);
  useShortcut('Escape', '不办这一步', onBack);
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    take();
  };
  return (
    <div ref={form} className={styles.form}>
      {calling && (
        <ChoiceRow
          field="call-back-result"
          label="回访结果"
          options={CALL_BACK_RESULTS.map((id) => ({ id, label: callBackResultWord(id) }))}
          value={result}
          invalid={false}
          onChange={setResult}
          onEnter={() => field.current?.focus()}
        />
      )}
      <TextField
        ref={field}
        value={note}
        maxLength={500}
        aria-label={NOTE_WORDS[step] ?? '理由'}
        placeholder={NOTE_WORDS[step] ?? '理由'}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <p className={styles.buttons}>
        <Button kind="primary" size="large" disabled={!ready} onClick={take}>
          {rectificationStepWord(step)}　Ctrl+Enter
        </Button>
        <Button size="large" onClick={onBack}>
          不办　Esc
        </Button>
      </p>
    </div>
  );
}
