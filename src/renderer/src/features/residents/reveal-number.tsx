import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './person-card.module.css';

/** How long a whole number stands on the screen. */
const SHOWN_MS = 30_000;
const SHORTEST_REASON = 2;

/** The masked number. Whoever needs the whole one says why, sees it for half a minute, and is in the audit. */
export function RevealNumber({ id, masked }: { id: string; masked: string }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const before = useRef<Element | null>(null);
  const reveal = useMutation(query.residents.revealNumber.mutationOptions({ gcTime: 0 }));
  const number = reveal.data?.number;
  const hide = reveal.reset;
  useEffect(() => {
    if (number === undefined) return;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [number, hide]);
  const ask = () => {
    before.current = document.activeElement;
    setAsking(true);
  };
  const close = () => {
    setAsking(false);
    setReason('');
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  useShortcut('Alt+V', '显示完整号码', number === undefined ? ask : hide, { enabled: !asking });

  return (
    <>
      <p>
        <Code>{number === undefined ? masked : groupIdentityNumber(number)}</Code>{' '}
        {!asking && masked !== '' && (
          <Button size="small" kind="text" tabIndex={-1} onClick={number === undefined ? ask : hide}>
            {number === undefined ? '显示' : '遮住'} <kbd>Alt+V</kbd>
          </Button>
        )}
      </p>
      {asking && (
        <TextField
          autoFocus
          aria-label="为什么要看完整号码"
          placeholder="为什么要看，会记入审计"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onBlur={() => setAsking(false)}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return;
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            if (event.key === 'Enter') {
              if (reason.trim().length < SHORTEST_REASON) return;
              reveal.mutate({ id, reason });
            }
            close();
          }}
        />
      )}
      {reveal.error && (
        <p role="alert" className={styles.fault}>
          {explainError(reveal.error)}
        </p>
      )}
    </>
  );
}
