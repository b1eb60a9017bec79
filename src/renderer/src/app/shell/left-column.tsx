import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseFilter } from '#shared/contract/cases.ts';
import { Button } from '../../components/button.tsx';
import { primaryButtons } from '../../components/primary-buttons.ts';
import { SoonBlock } from '../../features/activity-reminders/soon-block.tsx';
import { countWord } from '../../features/cases/count-word.ts';
import { ConflictCount } from '../../features/conflicts/conflict-count.tsx';
import { HandoverCount } from '../../features/handovers/handover-count.tsx';
import { UnfinishedList } from '../../features/intake/unfinished-list.tsx';
import { QueueBlock } from '../../features/queue/queue-block.tsx';
import { query } from '../core/core.ts';
import { session } from '../core/session.ts';
import { useStore } from '../store.ts';
import styles from './left-column.module.css';
import { OVERSEERS, pageGroupsFor } from './pages.ts';
import { useServesWindow } from './use-serves-window.ts';

function CaseLink({
  filter,
  sign,
  tone,
  label,
  count,
}: {
  filter: CaseFilter;
  sign?: string;
  tone?: string | undefined;
  label: string;
  count?: number | undefined;
}) {
  return (
    <Link
      to="/cases"
      search={{ filter }}
      className={styles.link}
      activeProps={{ className: `${styles.link} ${styles.here}` }}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      <span className={`${styles.sign} ${count ? tone : ''}`}>{sign}</span>
      <span className={styles.label}>{label}</span>
      <span className={`${styles.count} ${count ? tone : ''}`}>{countWord(count)}</span>
    </Link>
  );
}

/** The next case to take in, and the cases that ask for attention. */
export function LeftColumn({ onNewIntake }: { onNewIntake: () => void }) {
  const { data } = useQuery(
    query.cases.counters.queryOptions({ input: { centre: 'own' }, refetchInterval: 60_000 }),
  );
  const me = useStore(session);
  const overTowns = useQuery(
    query.county.towns.queryOptions({
      enabled: !!me && OVERSEERS.includes(me.role),
      refetchInterval: 60_000,
    }),
  );
  const groups = pageGroupsFor(me?.role, { atCounty: (overTowns.data ?? []).length > 0 });
  const serves = useServesWindow();
  // One red button a screen: where the page or a panel over it has its own, this one steps back.
  const stepsBack = useStore(primaryButtons) > 0;
  return (
    <nav className={styles.column} aria-label="左栏">
      {serves && (
        <>
          <Button className={styles.newCase} kind={stepsBack ? 'plain' : 'standing'} onClick={onNewIntake}>
            新办件　F2
          </Button>
          <QueueBlock heading={styles.heading ?? ''} />
        </>
      )}
      <h2 className={styles.heading}>本中心办件</h2>
      <CaseLink filter="open" label="在办" count={data?.open} />
      <CaseLink filter="due-today" sign="▲" tone={styles.yellow} label="今天到期" count={data?.dueToday} />
      <CaseLink filter="overdue" sign="■" tone={styles.red} label="超期" count={data?.overdue} />
      {data && data.received > 0 && <CaseLink filter="received" label="已收件" count={data.received} />}
      {data && data.correction > 0 && <CaseLink filter="correction" label="补正中" count={data.correction} />}
      {data && data.gaps > 0 && <CaseLink filter="gaps" label="容缺未补" count={data.gaps} />}
      {data && data.toDeliver > 0 && <CaseLink filter="to-deliver" label="待领取" count={data.toDeliver} />}
      {me && serves && <HandoverCount staffId={me.id} styles={styles} />}
      <ConflictCount styles={styles} />
      <CaseLink filter="completed" label="已结束" />
      <CaseLink filter="all" label="全部" />
      <UnfinishedList heading={styles.heading ?? ''} />
      <SoonBlock heading={styles.heading ?? ''} />
      {groups.map(({ heading, pages }) => (
        <section key={heading} aria-label={heading}>
          <h2 className={styles.heading}>{heading}</h2>
          <div className={styles.pages}>
            {pages.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                className={styles.page}
                activeProps={{ className: `${styles.page} ${styles.here}` }}
              >
                {label}
              </Link>
            ))}
          </div>
        </section>
      ))}
      <p className={styles.foot}>
        <kbd>F1</kbd> 按键一览　<kbd>Ctrl+1</kbd> 收起
      </p>
    </nav>
  );
}
