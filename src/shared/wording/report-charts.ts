import type { Report } from '#shared/contract/reports.ts';
import type { Figure, Figures } from '#shared/domain/report-figures.ts';
import { figureWord } from './report-figures.ts';

/** What a chart shows, for the screen and for paper alike; told apart by colour and by the words beside it. */
const CHARTED: readonly { figure: Figure; colour: string }[] = [
  { figure: 'received', colour: '#8fa7c4' },
  { figure: 'completed', colour: '#4f7a62' },
  { figure: 'overdue', colour: '#b3261e' },
];

/** More bars than this cannot be told apart; the table below has all of them. */
const MOST_BARS = 10;
const INK = '#57606a';
const LINE = '#e4e7eb';
/** The words beside the axes lie within the picture, too. */
const INSIDE = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };

export interface ReportChart {
  key: 'months' | 'departments' | 'centres';
  title: string;
  /** Pixels; as wide as the place it stands in. */
  height: number;
  /** For echarts. */
  option: object;
}

/** The charts of a report: by month when there are several, by department, by centre when there are several. */
export function reportCharts(report: Report, fontFamily: string): ReportChart[] {
  const charts: ReportChart[] = [];
  if (report.byMonth.length > 1) {
    charts.push({
      key: 'months',
      title: '按月份',
      height: 260,
      option: columns(
        report.byMonth.map((part) => part.month),
        report.byMonth,
        fontFamily,
      ),
    });
  }
  charts.push(
    barChart('departments', '按部门', report.byDepartment, ({ department }) => department, fontFamily),
  );
  if (report.byCentre.length > 1) {
    charts.push(barChart('centres', '按中心', report.byCentre, ({ centreName }) => centreName, fontFamily));
  }
  return charts;
}

function common(fontFamily: string) {
  return {
    animation: false,
    color: CHARTED.map(({ colour }) => colour),
    textStyle: { fontFamily, color: INK, fontSize: 12 },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: INK, fontSize: 12 } },
  };
}

function series(parts: readonly Figures[], labelled: 'right' | 'top', widest: number) {
  return CHARTED.map(({ figure }) => ({
    type: 'bar',
    barMaxWidth: widest,
    name: figureWord(figure),
    data: parts.map((part) => part[figure]),
    label: { show: true, position: labelled, color: INK, fontSize: 10, formatter: hideNought },
  }));
}

/** A nought beside every missing bar is noise. */
function hideNought({ value }: { value: number }): string {
  return value === 0 ? '' : String(value);
}

function columns(names: string[], parts: readonly Figures[], fontFamily: string) {
  return {
    ...common(fontFamily),
    grid: { top: 36, left: 8, right: 8, bottom: 8, ...INSIDE },
    xAxis: {
      type: 'category',
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
    },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } } },
    series: series(parts, 'top', 14).map((one) => ({
      ...one,
      // Over many months the numbers would lie on top of each other.
      label: { ...one.label, show: names.length <= 12 },
    })),
  };
}

function barChart<Part extends Figures>(
  key: ReportChart['key'],
  title: string,
  parts: readonly Part[],
  nameOf: (part: Part) => string,
  fontFamily: string,
): ReportChart {
  const shown = parts.slice(0, MOST_BARS);
  return {
    key,
    title: parts.length > MOST_BARS ? `${title}（前 ${MOST_BARS} 个）` : title,
    height: 56 + Math.max(1, shown.length) * 34,
    option: {
      ...common(fontFamily),
      grid: { top: 36, left: 8, right: 40, bottom: 8, ...INSIDE },
      xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: shown.map(nameOf),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: LINE } },
        axisLabel: { width: 160, overflow: 'truncate' },
      },
      series: series(shown, 'right', 8),
    },
  };
}
