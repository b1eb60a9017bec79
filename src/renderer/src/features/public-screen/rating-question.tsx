import { type ReactNode, useEffect, useRef } from 'react';
import type { PublicState } from '#shared/contract/public-screen.ts';
import { BAD_REASONS, RATING_LEVELS } from '#shared/domain/rating.ts';
import { badReasonWord, ratingLevelWord } from '#shared/wording/ratings.ts';
import { digitOf } from '../../app/keyboard/key-name.ts';
import { Face } from './face.tsx';
import styles from './rating-question.module.css';
import { useRating } from './use-rating.ts';

/** Somebody else may be called while the faces stand: the hall still sees whom and where to. */
function Page({ call, children }: { call: PublicState['calls'][number] | null; children: ReactNode }) {
  return (
    <main className={styles.page}>
      {call && (
        <section className={styles.call} aria-label="叫号">
          <b>{call.number}</b> 请到 <b>{call.counter}</b> 号窗口
        </section>
      )}
      {children}
    </main>
  );
}

/** 请评价: five faces with words, one touch or one key. A bad one may say why. */
export function RatingQuestion({
  id,
  itemName,
  call,
  onBegun,
  onOver,
}: {
  id: string;
  itemName: string;
  /** The newest call of the centre. */
  call: PublicState['calls'][number] | null;
  onBegun: () => void;
  onOver: () => void;
}) {
  const rating = useRating(id, onBegun, onOver);
  const { level, reasons, stage } = rating;
  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    onKey.current = (event) => {
      const digit = digitOf(event) ?? 0;
      const chosen = RATING_LEVELS[digit - 1];
      const reason = BAD_REASONS[digit - 1];
      if (stage === 'faces' && chosen) rating.choose(chosen);
      else if (stage === 'reasons' && reason) rating.toggle(reason);
      else if (event.key === 'Enter') rating.send();
      else if (event.key === 'Escape') rating.back();
    };
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  if (stage === 'thanks' || stage === 'closed') {
    return (
      <main className={styles.end} role="status">
        {stage === 'thanks' ? '谢谢你的评价' : '这次评价已经结束，谢谢'}
      </main>
    );
  }
  if (stage === 'reasons' || (stage === 'sending' && reasons.length > 0)) {
    return (
      <Page call={call}>
        <h1 className={styles.title}>{level && ratingLevelWord(level)}，哪里没有做好</h1>
        <p className={styles.item}>可以选几项，也可以直接提交</p>
        <div className={styles.reasons}>
          {BAD_REASONS.map((reason, at) => (
            <button
              key={reason}
              type="button"
              className={styles.reason}
              aria-pressed={reasons.includes(reason)}
              onClick={() => rating.toggle(reason)}
            >
              <kbd className={styles.key}>{at + 1}</kbd>
              {badReasonWord(reason)}
            </button>
          ))}
        </div>
        <div className={styles.actions}>
          <button type="button" className={styles.back} onClick={rating.back}>
            改评价 <kbd className={styles.key}>Esc</kbd>
          </button>
          <button type="button" className={styles.send} onClick={rating.send}>
            提交 <kbd className={styles.key}>Enter</kbd>
          </button>
        </div>
      </Page>
    );
  }
  return (
    <Page call={call}>
      <h1 className={styles.title}>请评价刚才的服务</h1>
      <p className={styles.item}>{itemName}</p>
      <div className={styles.faces}>
        {RATING_LEVELS.map((one, at) => (
          <button
            key={one}
            type="button"
            className={styles.face}
            aria-pressed={one === level}
            onClick={() => rating.choose(one)}
          >
            <Face level={one} />
            <span className={styles.word}>{ratingLevelWord(one)}</span>
            <kbd className={styles.key}>{at + 1}</kbd>
          </button>
        ))}
      </div>
      <p className={styles.hint} role="status">
        {level ? '马上提交，点别的脸可以改' : '点一下，或按数字键'}
      </p>
    </Page>
  );
}
