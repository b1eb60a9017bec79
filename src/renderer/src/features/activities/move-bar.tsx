import { useEffect, useRef, useState } from 'react';
import { SERIES_SCOPES } from '#shared/domain/activity-types.ts';
import { clashSentence, seriesScopeWord, shortDay } from '#shared/wording/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { clashCount } from './clash-reason.tsx';
import styles from './move-bar.module.css';
import type { Move } from './use-move.ts';

const MOST_SHOWN = 2;

/** While an activity is carried: where to, of which of its series, what is in the way. Enter sets it down, Esc lets go. */
export function MoveBar({ move }: { move: Move }) {
  const { moving, days, error, busy } = move;
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const clashes = clashCount(days);
  const setDown = () => {
    if (clashes > 0 && reason.trim() === '') {
      setWanting(true);
      field.current?.focus();
    } else move.setDown(reason.trim());
  };
  useShortcut('Enter', '放在这里', setDown);
  useShortcut('Escape', '不移了', move.leave);
  useEffect(() => {
    if (clashes === 0) setWanting(false);
  }, [clashes]);
  if (!moving) return null;
  const sentences = [...new Set((days ?? []).flatMap((day) => day.clashes.map(clashSentence)))];
  const holidays = [...new Set((days ?? []).map(({ holiday }) => holiday).filter(Boolean))];
  return (
    <section className={styles.bar} aria-label="移动活动">
      <p className={styles.where}>
        <strong>{moving.line.name}</strong>
        移到 {shortDay(moving.day)} {moving.startTime}—{moving.endTime}
        {holidays.length > 0 && <span className={styles.clash}>{holidays.join('、')}假期</span>}
        <span className={styles.hint}>
          <kbd>←</kbd> <kbd>→</kbd> 换天　<kbd>Shift+↑</kbd> <kbd>Shift+↓</kbd> 换时间
        </span>
      </p>
      {moving.line.seriesId && (
        <p className={styles.scopes}>
          {SERIES_SCOPES.map((scope, at) => (
            <Button
              key={scope}
              size="small"
              tabIndex={-1}
              aria-pressed={scope === moving.scope}
              className={scope === moving.scope ? styles.chosen : ''}
              onClick={() => move.setScope(scope)}
            >
              {seriesScopeWord(scope)} <kbd>{at + 1}</kbd>
            </Button>
          ))}
        </p>
      )}
      {sentences.slice(0, MOST_SHOWN).map((sentence) => (
        <p key={sentence} className={styles.clash}>
          ▲ {sentence}
        </p>
      ))}
      {sentences.length > MOST_SHOWN && (
        <p className={styles.clash}>还有 {sentences.length - MOST_SHOWN} 处冲突</p>
      )}
      {error && <p role="alert">{explainError(error)}</p>}
      <p className={styles.scopes}>
        {clashes > 0 && (
          <TextField
            ref={field}
            className={styles.reason}
            value={reason}
            maxLength={200}
            invalid={wanting}
            aria-label="有冲突还要移动的原因"
            placeholder="有冲突，要移请写原因"
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key !== 'Enter' && event.key !== 'Escape' && event.stopPropagation()}
          />
        )}
        <Button kind="primary" disabled={busy} onClick={setDown}>
          放在这里　Enter
        </Button>
        <Button onClick={move.leave}>不移了　Esc</Button>
      </p>
    </section>
  );
}
