import { useEffect, useRef, useState } from 'react';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useStore } from '../../app/store.ts';
import { TextField } from '../../components/text-field.tsx';
import { calledTooEarly, counterNumber } from './counter.ts';
import styles from './queue-page.module.css';
import { strikeCallNext } from './use-queue-keys.ts';

/** Which window this machine stands at. People are called to it, so it is asked before the first call. */
export function CounterField() {
  const counter = useStore(counterNumber);
  const [typed, setTyped] = useState(counter === 0 ? '' : String(counter));
  const wants = useStore(calledTooEarly);
  const box = useRef<HTMLInputElement>(null);
  // Also for who wants to call while this page is open already.
  useEffect(() => {
    if (wants) box.current?.focus();
  }, [wants]);
  const wrong = !/^[1-9]\d?$/.test(typed);
  return (
    <span className={styles.counter}>
      本机是
      <TextField
        ref={box}
        value={typed}
        inputMode="numeric"
        maxLength={2}
        invalid={wrong}
        autoFocus={counter === 0}
        aria-label="窗口号"
        onChange={(event) => {
          const text = event.target.value.trim();
          setTyped(text);
          if (/^[1-9]\d?$/.test(text)) counterNumber.set(Number(text));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent) || wrong || !wants) return;
          event.preventDefault();
          strikeCallNext();
        }}
      />
      号窗口
      {wrong && <span className={styles.wrong}>填好再叫号</span>}
      {wants && !wrong && (
        <span>
          <kbd>Enter</kbd> 叫下一位
        </span>
      )}
    </span>
  );
}
