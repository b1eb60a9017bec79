import type { JoinAct, PersonRecords } from '#shared/contract/joins.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './join-panel.module.css';

/** What was joined and taken apart before, newest first. */
export function JoinActs({ acts, person }: { acts: readonly JoinAct[]; person: PersonRecords }) {
  if (acts.length === 0) return null;
  const records = [person.standing, ...person.joined, ...person.apart];
  const madeBy = (id: string) => records.find((each) => each.id === id)?.centreName ?? '别的中心';
  return (
    <section aria-label="合并的经过" className={styles.acts}>
      <h3>合并的经过</h3>
      {acts.map(({ recordId, into, at, byName, centreName, reason }) => (
        <p key={`${recordId} ${at} ${into}`}>
          {into === null
            ? `${madeBy(recordId)}建的一份撤销合并`
            : `${madeBy(recordId)}建的一份并入${madeBy(into)}建的一份`}
          {reason && `：${reason}`}
          <span className={styles.by}>
            {byName} {at && dayAndTime(at)} {centreName}
          </span>
        </p>
      ))}
    </section>
  );
}
