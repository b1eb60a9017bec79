import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseLine } from '#shared/contract/cases.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { CaseListHead, CaseRow } from '../cases/case-row.tsx';
import styles from './resident-page.module.css';

/** One person with every case they have here. Ctrl+Enter takes in the next one for them. */
export function ResidentPage() {
  const { residentId } = useParams({ from: '/residents/$residentId' });
  const { data, error } = useQuery(query.residents.get.queryOptions({ input: { id: residentId } }));
  const navigate = useNavigate();
  const router = useRouter();
  const newIntake = useNewIntake();
  const cases = data ? [...data.openCases, ...data.pastCases] : [];
  const open = (line: CaseLine | undefined) => {
    if (line) void navigate({ to: '/cases/$caseId', params: { caseId: line.id } });
  };
  const keys = useListKeys(cases.length, (index) => open(cases[index]));
  const list = useRef<HTMLDivElement>(null);
  const known = data !== undefined;
  useEffect(() => {
    // The arrow keys work at once.
    if (known) list.current?.focus();
  }, [known]);
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[keys.active]?.scrollIntoView({ block: 'nearest' });
  }, [keys.active]);
  usePersonInView(residentId);
  useUsable('resident', known);
  useShortcut('Ctrl+Enter', '为此人办件', () => newIntake({ resident: residentId }));
  useShortcut('Escape', '返回', () => router.history.back());

  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!data) return null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{data.name}</h1>
        <Button kind="primary" onClick={() => newIntake({ resident: residentId })}>
          为此人办件　Ctrl+Enter
        </Button>
      </header>
      <div
        ref={list}
        role="listbox"
        aria-label="此人的办件"
        tabIndex={0}
        className={styles.list}
        onKeyDown={keys.onKeyDown}
      >
        <CaseListHead />
        {cases.map((line, index) => (
          <CaseRow key={line.id} line={line} selected={index === keys.active} onOpen={() => open(line)} />
        ))}
        {cases.length === 0 && <p className={styles.empty}>此人在本机还没有办过件</p>}
      </div>
    </div>
  );
}
