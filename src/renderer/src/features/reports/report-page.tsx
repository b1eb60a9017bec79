import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { Figure } from '#shared/domain/report-figures.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { useLate } from '../../components/use-late.ts';
import type { CaseSearch } from '../cases/case-search.ts';
import { PeriodChoice } from './period-choice.tsx';
import { ReportBody } from './report-body.tsx';
import styles from './report-page.module.css';
import type { ReportSide } from './report-tabs.tsx';
import { ReportTotals } from './report-totals.tsx';
import type { ReportSearch } from './search.ts';
import { useSaveReport } from './use-save-report.ts';

const SCOPE_WORDS = { centres: '', clerk: '只统计本人受理的办件', department: '只统计本部门的办件' };

/** What a row of a side narrows the list of cases to. */
const PARTS: Record<ReportSide, (key: string) => Partial<CaseSearch>> = {
  byMonth: (month) => ({ from: month, to: month }),
  byCentre: (site) => ({ site }),
  byDepartment: (department) => ({ department }),
  // The key of an item's row is its code and its department.
  byItem: (key) => ({ item: key.slice(0, key.indexOf(' ')), department: key.slice(key.indexOf(' ') + 1) }),
  byClerk: (clerk) => ({ clerk }),
};

/** 统计: the figures of some months from every side. The month, the centre and the side stand in the address. */
export function ReportPage() {
  const { data: status } = useQuery(query.system.status.queryOptions());
  if (!status) return null;
  return <ReportOf today={status.today} />;
}

function ReportOf({ today }: { today: string }) {
  const search = useSearch({ from: '/reports' });
  const navigate = useNavigate();
  const router = useRouter();
  const present = today.slice(0, 7);
  const { from = present, to = present, site, by = 'byDepartment', department = null } = search;
  const request = { from, to, ...(site !== undefined && { siteNumber: site }) };
  const { data, error, refetch, isPlaceholderData } = useQuery(
    query.reports.get.queryOptions({ input: request, placeholderData: keepPreviousData }),
  );
  const { data: centres = [] } = useQuery(query.reports.centres.queryOptions());
  const { said, busy, saveAs } = useSaveReport(request);
  const go = (changed: Partial<ReportSearch>) =>
    void navigate({ to: '/reports', search: { ...search, ...changed }, replace: true });
  useUsable('reports', data !== undefined && !isPlaceholderData);
  useShortcut('Ctrl+S', '导出 Excel', () => saveAs('xlsx'));
  useShortcut('Ctrl+P', '导出 PDF', () => saveAs('pdf'));
  useShortcut('Escape', '返回', () => router.history.back());
  const open = (side: typeof by, key: string) => {
    if (side === 'byMonth') go({ from: key, to: key, by: 'byDepartment' });
    else if (side === 'byCentre') go({ site: key, by: 'byDepartment' });
    else if (side === 'byDepartment') go({ by: 'byItem', department: key });
  };
  const showAll = (figure: Figure) =>
    void navigate({ to: '/cases', search: { filter: 'all', figure, from, to, site } });
  const showCases = (figure: Figure, key: string | null = null) => {
    const whole = by === 'byItem' && department !== null ? { department } : {};
    const part = key === null ? whole : PARTS[by](key);
    void navigate({ to: '/cases', search: { filter: 'all', figure, from, to, site, ...part } });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>统计</h1>
        <span role="status" className={styles.word}>
          {said || (data ? SCOPE_WORDS[data.scope] : '')}
        </span>
        <Button disabled={busy || !data} onClick={() => saveAs('xlsx')}>
          导出 Excel　Ctrl+S
        </Button>
        <Button disabled={busy || !data} onClick={() => saveAs('pdf')}>
          导出 PDF　Ctrl+P
        </Button>
      </header>
      <PeriodChoice
        today={today}
        period={{ from, to }}
        site={site}
        centres={centres}
        onPeriod={go}
        onSite={(chosen) => go({ site: chosen })}
      />
      {error && <PageFault error={error} onRetry={() => refetch()} />}
      {!data && !error && <Waiting />}
      {data && !error && (
        <div className={styles.body} aria-busy={isPlaceholderData}>
          <ReportTotals totals={data} onFigure={showAll} />
          <ReportBody
            report={data}
            side={by}
            department={department}
            onSide={(side) => go({ by: side, department: undefined })}
            onDepartment={(chosen) => go({ department: chosen ?? undefined })}
            onOpen={open}
            onFigure={showCases}
          />
        </div>
      )}
    </div>
  );
}

function Waiting() {
  return useLate() ? <p className={styles.fault}>正在统计</p> : null;
}
