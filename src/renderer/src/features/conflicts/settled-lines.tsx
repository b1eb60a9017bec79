import type { SettledField } from '#shared/contract/conflicts.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './conflict-panel.module.css';

/** What was decided about a record before, with the values that were not taken. */
export function SettledLines({ settled }: { settled: readonly SettledField[] }) {
  if (settled.length === 0) return null;
  return (
    <section aria-label="裁定过的" className={styles.settled}>
      <h3>裁定过的</h3>
      {settled.map(({ field, name, outcome, between }) => (
        <div key={`${field} ${outcome.stamp}`} className={styles.line}>
          <p>
            {name}：{outcome.shown}
            <span className={styles.by}>
              {outcome.byName} 裁定　{outcome.at && dayAndTime(outcome.at)}　{outcome.centreName}
            </span>
          </p>
          {between.map((value) => (
            <p key={value.stamp} className={styles.was}>
              {value.shown}
              <span className={styles.by}>
                {value.byName}　{value.at && dayAndTime(value.at)}　{value.centreName}
              </span>
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
