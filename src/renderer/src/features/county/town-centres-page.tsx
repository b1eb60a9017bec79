import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { TownCentre } from '#shared/contract/county.ts';
import { CASE_FIGURES } from '#shared/domain/town-figures.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { FigureCells, FigureHeads, FigureTotal } from '../town/case-figures.tsx';
import styles from './county-page.module.css';
import { useTown } from './use-town.ts';

const HINTS = { '↑ ↓': '上下选中心', Enter: '看该中心超期' };

/** The centres of one town, as its hub told of them last. */
export function TownCentresPage({ townNumber }: { townNumber: string }) {
  const router = useRouter();
  const navigate = useNavigate();
  const town = useTown(townNumber);
  const { data, error, isPending, isSuccess, refetch } = useQuery(
    query.county.centres.queryOptions({ input: { townNumber }, refetchInterval: 60_000 }),
  );
  const rows = data ?? [];
  const go = (centre?: TownCentre) =>
    void navigate({
      to: '/county',
      search: { town: townNumber, overdue: true, ...(centre && { centre: centre.centreNumber }) },
    });
  const keys = useListKeys(rows.length, (index) => rows[index] && go(rows[index]));
  useKeyHints(HINTS);
  useUsable('county-town', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '看全镇超期', () => go());
  if (error) return <PageFault error={error} onRetry={() => refetch()} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{town?.name || townNumber} 各中心办件</h1>
        <span className={styles.quiet}>
          {town?.countedAt && `镇里统计到 ${dayAndTime(town.countedAt)}，数字有变动才再报`}
        </span>
        {town?.contact?.silent && (
          <span className={styles.late}>{dayAndTime(town.contact.seenAt)} 以后没有联系过</span>
        )}
      </header>
      <RowList
        walked
        label="各中心"
        columns={styles.centreColumns}
        head={
          <>
            <span>中心</span>
            <FigureHeads figures={CASE_FIGURES} />
            <span />
          </>
        }
        rows={rows}
        idOf={({ centreNumber }) => `centre-${centreNumber}`}
        keys={keys}
        onOpen={go}
        empty={isPending ? '正在统计' : isSuccess && '这个镇已经登记，还没有报过数字'}
        cells={(centre) => (
          <>
            <span title={centre.name}>
              {centre.centreNumber} {centre.name.replace('党群服务中心', '')}
            </span>
            <FigureCells figures={CASE_FIGURES} counts={centre} />
            <span />
          </>
        )}
        below={
          rows.length > 0 && <FigureTotal figures={CASE_FIGURES} rows={rows} columns={styles.centreColumns} />
        }
      />
    </div>
  );
}
