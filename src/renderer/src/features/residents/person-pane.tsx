import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { newcomerInView, personInView } from '../../app/person-in-view.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { MarksPanel } from './marks-panel.tsx';
import { NewcomerCard } from './newcomer-card.tsx';
import cardStyles from './person-card.module.css';
import { PersonCard } from './person-card.tsx';
import styles from './person-pane.module.css';

/** What can be written down about the person on the card: what to know of them, and who they live with. */
function PersonActions({ person }: { person: ResidentCard }) {
  const [open, setOpen] = useState<'marks' | 'household' | null>(null);
  useShortcut('Alt+M', '需要留意的', () => setOpen('marks'));
  useShortcut('Alt+H', '同户的人', () => setOpen('household'));
  return (
    <>
      <p className={cardStyles.actions}>
        <Button size="small" tabIndex={-1} onClick={() => setOpen('marks')}>
          需要留意 <kbd>Alt+M</kbd>
        </Button>
        <Button size="small" tabIndex={-1} onClick={() => setOpen('household')}>
          同户 <kbd>Alt+H</kbd>
        </Button>
      </p>
      {open === 'marks' && <MarksPanel person={person} onClose={() => setOpen(null)} />}
      {open === 'household' && <HouseholdPanel person={person} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The right column: who this is about, what is open for them, what was done. */
export function PersonPane({ today }: { today: string | undefined }) {
  const residentId = useStore(personInView);
  const newcomer = useStore(newcomerInView);
  const role = useStore(session)?.role;
  const { data } = useQuery(
    query.residents.get.queryOptions({ input: { id: residentId ?? '' }, enabled: residentId !== null }),
  );
  const writes = role === 'clerk' || role === 'manager';
  return (
    <aside className={styles.pane} aria-label="当前的人">
      {residentId !== null && data ? (
        <>
          <PersonCard person={data} today={today} />
          {writes && data.organisation === null && <PersonActions key={data.id} person={data} />}
        </>
      ) : (
        residentId === null &&
        (newcomer ? (
          <NewcomerCard person={newcomer} today={today} />
        ) : (
          <p className={styles.nobody}>读证件或输入号码后，这里显示来办事的人和办过的事</p>
        ))
      )}
    </aside>
  );
}
