import type { CaseDetail } from '#shared/contract/cases.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './case-sections.module.css';

const STEP_WORDS: Record<string, string> = { accept: '受理', complete: '办结' };

/** What happened to a case, who did it, where and when. */
export function CaseHistory({ events }: { events: CaseDetail['events'] }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>经过</h2>
      <ol>
        {events.map((event) => (
          <li key={`${event.at}${event.step}`} className={styles.row}>
            <span className={styles.quiet}>{dayAndTime(event.at)}</span>
            <span>{STEP_WORDS[event.step] ?? event.step}</span>
            <span>{event.actorName}</span>
            <span className={styles.quiet}>{event.note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
