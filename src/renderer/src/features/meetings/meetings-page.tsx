import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingKind } from '#shared/domain/regular-meetings.ts';
import { PERIOD_STATE_SIGNS, PERIOD_STATE_WORDS } from '#shared/wording/meetings.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { Select } from '../../components/select.tsx';
import { BoardGrid } from './board-grid.tsx';
import { BranchPanel } from './branch-panel.tsx';
import { MeetingPanel, type Recorded } from './meeting-panel.tsx';
import styles from './meetings-page.module.css';
import { MinutesPanel } from './minutes-panel.tsx';

type Shown =
  | { what: 'periods'; branchId: string; kind: MeetingKind }
  | { what: 'record'; recorded: Recorded; kind: MeetingKind }
  | { what: 'minutes'; id: string; branchId: string; kind: MeetingKind }
  | null;

/** 三会一课: every branch and every kind of regular meeting in a year, what was missed first of all. */
export function MeetingsPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const manages = role === 'manager' || role === 'administrator';
  const [year, setYear] = useState<number | undefined>(undefined);
  const [onlyMissed, setOnlyMissed] = useState(false);
  const [shown, setShown] = useState<Shown>(null);
  const board = useQuery({
    ...query.meetings.board.queryOptions({ input: year === undefined ? {} : { year } }),
    placeholderData: keepPreviousData,
  });
  useUsable('meetings', board.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '只看漏开的', () => setOnlyMissed((now) => !now));
  if (board.error) {
    return <PageFault error={board.error} onRetry={() => board.refetch()} />;
  }
  if (!board.data) return <p className={styles.fault}>正在读取</p>;
  const { branches, today } = board.data;
  const lacking = branches.filter(({ missed }) => missed > 0);
  const branchOf = (id: string) => branches.find((one) => one.id === id);
  const open = shown?.what === 'periods' || shown?.what === 'minutes' ? branchOf(shown.branchId) : undefined;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>三会一课</h1>
        <Select
          aria-label="年份"
          value={String(board.data.year)}
          options={board.data.years.map((one) => ({ value: String(one), label: `${one}年` }))}
          onChange={(value) => setYear(Number(value))}
        />
        <span className={styles.grow}>
          {lacking.length === 0
            ? `${branches.length} 个党支部，没有漏开的会`
            : `${branches.length} 个党支部，${lacking.length} 个有漏开，共 ${lacking.reduce((sum, { missed }) => sum + missed, 0)} 次`}
        </span>
        <Button aria-pressed={onlyMissed} onClick={() => setOnlyMissed((now) => !now)}>
          {onlyMissed ? '看全部支部' : '只看漏开的'}　Alt+1
        </Button>
      </header>
      <BoardGrid
        branches={onlyMissed ? lacking : branches}
        empty={branches.length === 0 ? '还没有登记党支部' : '没有漏开的会'}
        onOpen={(branch, kind) => setShown({ what: 'periods', branchId: branch.id, kind })}
      />
      <p className={styles.legend}>
        {(['held', 'missed', 'late', 'due', 'ahead', 'waived'] as const).map((state) => (
          <span key={state} data-state={state}>
            {PERIOD_STATE_SIGNS[state]} {PERIOD_STATE_WORDS[state]}
          </span>
        ))}
        <span>方向键选会议，Enter 看各期</span>
      </p>
      {shown?.what === 'periods' && open && (
        <BranchPanel
          branch={open}
          kind={shown.kind}
          writes={manages && open.own}
          onMinutes={(id) => setShown({ what: 'minutes', id, branchId: open.id, kind: shown.kind })}
          onRecord={(period) =>
            setShown({ what: 'record', kind: shown.kind, recorded: { branch: open, period, today } })
          }
          onClose={() => setShown(null)}
        />
      )}
      {shown?.what === 'minutes' && open && (
        <MinutesPanel
          id={shown.id}
          writes={manages && open.own}
          onEdit={(meeting) =>
            setShown({ what: 'record', kind: shown.kind, recorded: { branch: open, meeting, today } })
          }
          onClose={() => setShown({ what: 'periods', branchId: open.id, kind: shown.kind })}
        />
      )}
      {shown?.what === 'record' && (
        <MeetingPanel
          kind={shown.kind}
          recorded={shown.recorded}
          onSaved={(id) =>
            setShown({ what: 'minutes', id, branchId: shown.recorded.branch.id, kind: shown.kind })
          }
          onClose={() => setShown({ what: 'periods', branchId: shown.recorded.branch.id, kind: shown.kind })}
        />
      )}
    </div>
  );
}
