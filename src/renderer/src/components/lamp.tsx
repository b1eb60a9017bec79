import type { LampState } from '#shared/domain/deadline-lamp.ts';
import { lampWords } from '#shared/wording/lamp.ts';
import styles from './lamp.module.css';

/** 红黄灯: colour, shape and word, so that none of them is needed to tell it. */
export function Lamp({ state }: { state: LampState }) {
  const { sign, word } = lampWords(state);
  return (
    <span className={`${styles.lamp} ${styles[state.lamp]}`}>
      <span className={styles.sign}>{sign}</span> {word}
    </span>
  );
}
