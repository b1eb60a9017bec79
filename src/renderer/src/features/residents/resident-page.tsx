import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { HistoryFilter } from '#shared/contract/residents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useServesWindow } from '../../app/shell/use-serves-window.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { HistoryList } from './history-list.tsx';
import { HistoryTabs } from './history-tabs.tsx';
import { NamePanel } from './name-panel.tsx';
import styles from './resident-page.module.css';

/** One person or organisation with every case they have anywhere. Ctrl+Enter takes in the next one for them. */
export function ResidentPage() {
  const { residentId } = useParams({ from: '/residents/$residentId' });
  const { data, error } = useQuery(query.residents.get.queryOptions({ input: { id: residentId } }));
  const [filter, setFilter] = useState<HistoryFilter>('all');
  const [renaming, setRenaming] = useState(false);
  const role = useStore(session)?.role;
  const writes = role === 'clerk' || role === 'manager';
  const navigate = useNavigate();
  const router = useRouter();
  const newIntake = useNewIntake();
  const serves = useServesWindow();
  const open = (line: CaseLine) => void navigate({ to: '/cases/$caseId', params: { caseId: line.id } });
  usePersonInView(residentId);
  useUsable('resident', data !== undefined);
  useShortcut('Ctrl+Enter', '为此人办件', () => newIntake({ resident: residentId }), { enabled: serves });
  useShortcut('Alt+N', '改姓名', () => setRenaming(true), { enabled: writes });
  useShortcut('Escape', '返回', () => router.history.back());

  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data) return null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{data.name}</h1>
        {writes && (
          <Button onClick={() => setRenaming(true)}>{data.organisation ? '改名称' : '改姓名'}　Alt+N</Button>
        )}
        {serves && (
          <Button kind={renaming ? 'plain' : 'primary'} onClick={() => newIntake({ resident: residentId })}>
            {data.organisation ? '为此单位办件' : '为此人办件'}　Ctrl+Enter
          </Button>
        )}
      </header>
      <HistoryTabs filter={filter} onFilter={setFilter} />
      <HistoryList
        key={`${residentId} ${filter}`}
        residentId={residentId}
        filter={filter}
        onFilter={setFilter}
        onOpen={open}
      />
      {renaming && <NamePanel person={data} onClose={() => setRenaming(false)} />}
    </div>
  );
}
