import type { QueueOverview } from '#shared/contract/queue.ts';
import { useStore } from '../../app/store.ts';
import { counterLetters } from './counter-letters.ts';
import styles from './queue-page.module.css';

/** Which groups this window calls. None ticked means all of them. */
export function CalledGroups({ groups }: { groups: QueueOverview['groups'] }) {
  const letters = useStore(counterLetters);
  const toggle = (letter: string) => {
    const chosen = letters.includes(letter) ? letters.replace(letter, '') : letters + letter;
    counterLetters.set(groups.length === chosen.length ? '' : Array.from(chosen).sort().join(''));
  };
  return (
    <fieldset className={styles.called} aria-label="本窗叫的业务组">
      <span>本窗叫</span>
      {groups.map(({ letter, name }) => (
        <label key={letter} title={name}>
          <input type="checkbox" checked={letters.includes(letter)} onChange={() => toggle(letter)} />
          {letter}
        </label>
      ))}
      <span className={styles.figures}>{letters === '' ? '都不选就是全部' : ''}</span>
    </fieldset>
  );
}
