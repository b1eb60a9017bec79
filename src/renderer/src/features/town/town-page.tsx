import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { CaseFilter } from '#shared/contract/cases.ts';
import type { CentreStanding } from '#shared/contract/town.ts';
import { syncWord } from '#shared/wording/sync.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { FigureCells, FigureHeads, FigureTotal } from './case-figures.tsx';
import styles from './town-page.module.css';

const HINTS = { '↑ ↓': '上下选中心', Enter: '看在办' };
const FIGURES = ['open', 'dueToday', 'overdue', 'received', 'correction', 'gaps', 'toDeliver'] as const;

/** Who was there lately needs no year: `11-23 21:40`. */
const YEAR = '2026-'.length;

/** 全镇办件: every centre on one line, and from each to its cases. */
export function TownPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { data, error, isPending, isSuccess, refetch } = useQuery(
    query.town.centres.queryOptions({ refetchInterval: 60_000 }),
  );
  const sync = useQuery(query.sync.status.queryOptions()).data;
  const rows = data ?? [];
  const go = (centre: CentreStanding | undefined, filter: CaseFilter) => {
    if (centre) void navigate({ to: '/cases', search: { filter, centre: centre.siteNumber } });
  };
  const keys = useListKeys(rows.length, (index) => go(rows[index], 'open'));
  useKeyHints(HINTS);
  useUsable('town', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '看超期', () => go(rows[keys.active], 'overdue'));
  if (error) {
    return <PageFault error={error} onRetry={() => refetch()} />;
  }
  // Only the town's site is told by the hub.
  const told = rows.some(({ contact }) => contact !== null);
  const silent = rows.filter(({ contact }) => contact?.silent).length;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>全镇办件</h1>
        <span className={styles.quiet}>
          按现在承办的中心统计，本机收到多少算多少。{sync && syncWord(sync, new Date())}
        </span>
        {silent > 0 && <span className={styles.late}>{silent} 个中心超过一天没有联系</span>}
      </header>
      <RowList
        walked
        label="各中心"
        columns={styles.columns}
        head={
          <>
            <span>中心</span>
            <FigureHeads figures={FIGURES} />
            <span>{told ? '最近联系' : '最近一条记录'}</span>
          </>
        }
        rows={rows}
        idOf={({ siteNumber }) => `centre-${siteNumber}`}
        keys={keys}
        onOpen={(one) => go(one, 'open')}
        empty={isPending ? '正在统计' : isSuccess && '还没有中心的资料'}
        cells={(one) => (
          <>
            <span title={one.name}>
              {one.siteNumber} {one.name.replace('党群服务中心', '')}
            </span>
            <FigureCells figures={FIGURES} counts={one} />
            <LastHeard centre={one} told={told} />
          </>
        )}
        below={rows.length > 0 && <FigureTotal figures={FIGURES} rows={rows} columns={styles.columns} />}
      />
    </div>
  );
}

/** When a centre was last heard of, and what had not come by then; without a hub's word its latest record. */
function LastHeard({ centre: { contact, lastRecordAt }, told }: { centre: CentreStanding; told: boolean }) {
  if (!told) {
    return (
      <span className={lastRecordAt ? '' : styles.quiet}>
        {lastRecordAt ? dayAndTime(lastRecordAt) : '没有收到过'}
      </span>
    );
  }
  if (!contact) return <span className={styles.quiet}>还没有登记</span>;
  const { seenAt, silent, waiting, refused } = contact;
  const left = [waiting ? `${waiting} 条没有报上来` : '', refused > 0 ? `退回过 ${refused} 条` : ''].filter(
    Boolean,
  );
  return (
    <span className={silent ? styles.late : ''} title={left.join('，')}>
      {silent ? dayAndTime(seenAt) : dayAndTime(seenAt).slice(YEAR)}
      {left.length > 0 && <span className={styles.left}>{left.join('，')}</span>}
    </span>
  );
}
