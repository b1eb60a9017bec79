import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { ACTIVITY_COLUMNS, activityChart, activityTables } from '#shared/wording/activity-figures.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { Select } from '../../components/select.tsx';
import styles from './activity-report-page.module.css';
import { ActivityTableView } from './activity-table.tsx';

// The drawing of charts is large; figures and tables do not wait for it.
const Chart = lazy(async () => ({ default: (await import('../reports/report-chart.tsx')).ReportChart }));

const FONT = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif';

/** 活动统计: the yearly table that the town publishes, counted from the rows, by centre, type, branch and month. */
export function ActivityReportPage() {
  const { data: status } = useQuery(query.system.status.queryOptions());
  return status ? <ReportOfYear present={Number(status.today.slice(0, 4))} /> : null;
}

function ReportOfYear({ present }: { present: number }) {
  const router = useRouter();
  const [year, setYear] = useState(present);
  const [siteNumber, setSiteNumber] = useState('');
  const request = { year, ...(siteNumber !== '' && { siteNumber }) };
  const report = useQuery(
    query.activityReports.make.queryOptions({ input: request, placeholderData: keepPreviousData }),
  );
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const save = useMutation(query.activityReports.save.mutationOptions());
  const saveAs = (form: 'xlsx' | 'pdf') => !save.isPending && save.mutate({ ...request, form });
  useUsable('activity-report', report.isSuccess && !report.isPlaceholderData);
  useShortcut('Ctrl+S', '导出 Excel', () => saveAs('xlsx'));
  useShortcut('Ctrl+P', '导出 PDF', () => saveAs('pdf'));
  useShortcut('Alt+ArrowUp', '后一年', () => setYear((now) => Math.min(present, now + 1)));
  useShortcut('Alt+ArrowDown', '前一年', () => setYear((now) => now - 1));
  useShortcut('Escape', '返回', () => router.history.back());
  const years = Array.from({ length: 6 }, (_, at) => String(present - at));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>活动统计</h1>
        <Select
          autoFocus
          aria-label="年份"
          value={String(year)}
          onChange={(chosen) => setYear(Number(chosen))}
          options={[...new Set([...years, String(year)])].map((value) => ({ value, label: `${value} 年` }))}
        />
        <Select
          aria-label="中心"
          value={siteNumber}
          onChange={setSiteNumber}
          options={[
            { value: '', label: '全镇' },
            ...(centres.data ?? []).map((centre) => ({ value: centre.siteNumber, label: centre.name })),
          ]}
        />
        <span role="status" className={styles.word}>
          {save.isPending
            ? '正在生成'
            : save.error
              ? explainError(save.error)
              : save.data?.path && `已存到 ${save.data.path}`}
        </span>
        <Button disabled={save.isPending || !report.data} onClick={() => saveAs('xlsx')}>
          导出 Excel　Ctrl+S
        </Button>
        <Button disabled={save.isPending || !report.data} onClick={() => saveAs('pdf')}>
          导出 PDF　Ctrl+P
        </Button>
      </header>
      {report.error && <PageFault error={report.error} onRetry={() => report.refetch()} />}
      {report.data && !report.error && <Body report={report.data} stale={report.isPlaceholderData} />}
    </div>
  );
}

function Body({ report, stale }: { report: ActivityReport; stale: boolean }) {
  const tables = useMemo(() => activityTables(report), [report]);
  const chart = useMemo(() => activityChart(report, FONT), [report]);
  const empty = report.activities + report.lectures + report.sessions + report.meetings === 0;
  return (
    <div className={styles.body} aria-busy={stale}>
      <dl className={styles.totals}>
        <div className={styles.total}>
          <dt>登记志愿者</dt>
          <dd>{report.volunteers.toLocaleString('zh-CN')}</dd>
        </div>
        {ACTIVITY_COLUMNS.map(({ figure, word, explanation }) => (
          <div key={figure} className={styles.total} title={explanation}>
            <dt>{word}</dt>
            <dd>{report[figure].toLocaleString('zh-CN')}</dd>
          </div>
        ))}
      </dl>
      {empty ? (
        <p className={styles.empty}>这一年还没有举办过活动。在日程里登记“已举办”以后，这里就有数</p>
      ) : (
        <Suspense fallback={<div style={{ height: chart.height }} />}>
          <Chart chart={chart} />
        </Suspense>
      )}
      {tables.map((table) => (
        <ActivityTableView key={table.key} table={table} report={report} />
      ))}
    </div>
  );
}
