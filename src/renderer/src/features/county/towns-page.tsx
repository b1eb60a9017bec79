import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { TownStanding } from '#shared/contract/county.ts';
import { CASE_FIGURES } from '#shared/domain/town-figures.ts';
import { syncWord } from '#shared/wording/sync.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { FigureCells, FigureHeads, FigureTotal } from '../town/case-figures.tsx';
import styles from './county-page.module.css';

const HINTS = { '↑ ↓': '上下选镇', Enter: '看各中心' };
/** Who was there lately needs no year: `11-23 21:40`. */
const YEAR = '2026-'.length;

/** Every town on one line. */
export function TownsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { data, error, isPending, isSuccess, refetch } = useQuery(
    query.county.towns.queryOptions({ refetchInterval: 60_000 }),
  );
  const sync = useQuery(query.sync.status.queryOptions()).data;
  const rows = data ?? [];
  const go = (town: TownStanding | undefined, overdue?: true) => {
    if (!town) return;
    void navigate({ to: '/county', search: { town: town.townNumber, ...(overdue && { overdue }) } });
  };
  const keys = useListKeys(rows.length, (index) => go(rows[index]));
  useKeyHints(HINTS);
  useUsable('county', isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '看超期清单', () => go(rows[keys.active], true));
  if (error) return <PageFault error={error} onRetry={() => refetch()} />;
  const silent = rows.filter(({ contact }) => contact?.silent).length;
  const latest =
    rows
      .flatMap(({ day }) => day ?? [])
      .sort()
      .at(-1) ?? '';
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>各镇办件</h1>
        <span className={styles.quiet}>
          各镇服务器每一刻钟报一次，只报数字和超期清单，没有居民的资料。{sync && syncWord(sync, new Date())}
        </span>
        {silent > 0 && <span className={styles.late}>{silent} 个镇超过一天没有联系</span>}
      </header>
      <RowList
        walked
        label="各镇"
        columns={styles.columns}
        head={
          <>
            <span>镇</span>
            <FigureHeads figures={CASE_FIGURES} />
            <span>最近联系</span>
          </>
        }
        rows={rows}
        idOf={({ townNumber }) => `town-${townNumber}`}
        keys={keys}
        onOpen={(town) => go(town)}
        empty={
          isPending
            ? '正在统计'
            : isSuccess && '还没有镇的服务器登记到本级服务器。登记码在本级服务器上做：hub code 编号 --for-hub'
        }
        cells={(town) => (
          <>
            <span title={town.name}>
              {town.townNumber} {town.name || '还没有报过'}
            </span>
            <FigureCells figures={CASE_FIGURES} counts={town.figures} />
            <LastHeard town={town} latest={latest} />
          </>
        )}
        below={
          rows.length > 0 && (
            <FigureTotal
              figures={CASE_FIGURES}
              rows={rows.map(({ figures }) => figures)}
              columns={styles.columns}
            />
          )
        }
      />
    </div>
  );
}

/** When a town's hub was last there, and of which day its figures are where others told of a later one. */
function LastHeard({ town: { contact, day }, latest }: { town: TownStanding; latest: string }) {
  const old = day !== null && day < latest && `数字是 ${day.slice(YEAR)} 的`;
  return (
    <span className={contact?.silent ? styles.late : ''} title={old || undefined}>
      {!contact && <span className={styles.quiet}>不详</span>}
      {contact && (contact.silent ? dayAndTime(contact.seenAt) : dayAndTime(contact.seenAt).slice(YEAR))}
      {old && <span className={styles.left}>{old}</span>}
    </span>
  );
}
