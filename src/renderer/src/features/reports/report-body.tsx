import { lazy, Suspense, useMemo } from 'react';
import type { Report } from '#shared/contract/reports.ts';
import type { Figure } from '#shared/domain/report-figures.ts';
import { reportCharts } from '#shared/wording/report-charts.ts';
import { reportTables } from '#shared/wording/report-tables.ts';
import { Button } from '../../components/button.tsx';
import styles from './report-page.module.css';
import { ReportTable } from './report-table.tsx';
import { type ReportSide, ReportTabs } from './report-tabs.tsx';

// The drawing of charts is large and nobody else needs it; figures and tables do not wait for it.
const ReportChart = lazy(async () => ({ default: (await import('./report-chart.tsx')).ReportChart }));

const FONT = '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif';
const CHART_OF: Partial<Record<ReportSide, string>> = {
  byMonth: 'months',
  byDepartment: 'departments',
  byCentre: 'centres',
};

/** One side of a report: its chart, where it has one, and its table. */
export function ReportBody({
  report,
  side,
  department,
  onSide,
  onDepartment,
  onOpen,
  onFigure,
}: {
  report: Report;
  side: ReportSide;
  /** Only the items of this department; null shows all. */
  department: string | null;
  onSide: (side: ReportSide) => void;
  onDepartment: (department: string | null) => void;
  onOpen: (side: ReportSide, key: string) => void;
  /** Shows the cases behind a figure of a row, or of all rows. */
  onFigure: (figure: Figure, key: string | null) => void;
}) {
  const tables = useMemo(() => reportTables(report), [report]);
  const charts = useMemo(() => reportCharts(report, FONT), [report]);
  const table = tables.find(({ key }) => key === side);
  const chart = charts.find(({ key }) => key === CHART_OF[side]);
  if (!table) return null;
  const narrowed = side === 'byItem' && department !== null;
  const part = report.byDepartment.find((row) => row.department === department);
  const shown = narrowed
    ? { ...table, rows: table.rows.filter(({ names }) => names[2] === department) }
    : table;
  const leadsOn = side === 'byMonth' || side === 'byDepartment' || side === 'byCentre';
  return (
    <>
      <ReportTabs sides={tables} chosen={side} onChoose={onSide} />
      <div className={styles.side} role="tabpanel" aria-label={table.title}>
        {narrowed && (
          <p className={styles.narrowed}>
            只看 {department}
            <Button kind="text" size="small" onClick={() => onDepartment(null)}>
              看全部事项
            </Button>
          </p>
        )}
        {chart && table.rows.length > 0 && (
          <Suspense fallback={<div style={{ height: chart.height }} />}>
            <ReportChart key={chart.key} chart={chart} />
          </Suspense>
        )}
        <ReportTable
          table={shown}
          totals={narrowed && part ? part : report}
          onOpen={leadsOn ? (key) => onOpen(side, key) : undefined}
          onFigure={onFigure}
        />
      </div>
    </>
  );
}
