import { useState } from 'react';
import { useStore } from '../../app/store.ts';
import { TextField } from '../../components/text-field.tsx';
import { counterNumber } from './counter.ts';
import styles from './queue-page.module.css';

/** Which window this machine stands at. People are called to it, so it is asked before the first call. */
export function CounterField() {
  const counter = useStore(counterNumber);
  const [typed, setTyped] = useState(counter === 0 ? '' : String(counter));
  const wrong = !/^[1-9]\d?$/.test(typed);
  return (
    <span className={styles.counter}>
      本机是
      <TextField
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
      />
      号窗口{wrong && <span className={styles.wrong}>填好再叫号</span>}
    </span>
  );
}
