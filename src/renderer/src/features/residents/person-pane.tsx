import { useQuery } from '@tanstack/react-query';
import { query } from '../../app/core/core.ts';
import { personInView } from '../../app/person-in-view.ts';
import { useStore } from '../../app/store.ts';
import { PersonCard } from './person-card.tsx';
import styles from './person-pane.module.css';

/** The right column: who this is about, what is open for them, what was done. */
export function PersonPane({ today }: { today: string | undefined }) {
  const residentId = useStore(personInView);
  const { data } = useQuery(
    query.residents.get.queryOptions({ input: { id: residentId ?? '' }, enabled: residentId !== null }),
  );
  return (
    <aside className={styles.pane} aria-label="当前的人">
      {residentId !== null && data ? (
        <PersonCard person={data} today={today} />
      ) : (
        residentId === null && (
          <p className={styles.nobody}>读证件或输入号码后，这里显示来办事的人和办过的事</p>
        )
      )}
    </aside>
  );
}
