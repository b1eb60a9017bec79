import type { Roster } from '#shared/contract/attendances.ts';
import { Button } from '../../components/button.tsx';
import styles from './attendance-page.module.css';

/** Who signed up and has not come, in the order of signing up. */
export function ExpectedList({
  expected,
  onArrive,
}: {
  expected: Roster['expected'];
  onArrive: (who: Roster['expected'][number]) => void;
}) {
  if (expected.length === 0) return null;
  return (
    <div className={styles.expected}>
      <h2>报名未到</h2>
      {expected.map((who) => (
        <div key={who.participantId} className={styles.expectedRow}>
          <span className={styles.grow}>{who.name}</span>
          <span className={styles.number}>{who.phone}</span>
          <Button size="small" tabIndex={-1} onClick={() => onArrive(who)}>
            签到
          </Button>
        </div>
      ))}
    </div>
  );
}
