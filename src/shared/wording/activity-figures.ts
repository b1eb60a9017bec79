import type { ActivityReport } from '#shared/contract/activity-reports.ts';

/** A column of the yearly table: a figure, its word, and what it counts. */
interface FigureColumn {
  readonly figure: ActivityReportFigure;
  readonly word: string;
  readonly explanation: string;
}

export type ActivityReportFigure =
  | 'activities'
  | 'lectures'
  | 'sessions'
  | 'meetings'
  | 'attendances'
  | 'sessionAttendances'
  | 'peopleServed'
  | 'hours';

/** The columns of the yearly table, in the order in which the town publishes them. */
export const ACTIVITY_COLUMNS: readonly FigureColumn[] = [
  { figure: 'activities', word: '志愿活动', explanation: '这一年举办的志愿服务、结对共建，按场次' },
  { figure: 'lectures', word: '讲座', explanation: '夜间党校、老党员讲古，按场次' },
  { figure: 'sessions', word: '文明实践', explanation: '文明实践、宣讲，按场次' },
  { figure: 'meetings', word: '组织生活', explanation: '三会一课、主题党日等，按场次' },
  {
    figure: 'attendances',
    word: '参加人次',
    explanation: '各场已签到、已确认的人次；作废、不予确认和自报待核的不计',
  },
  { figure: 'sessionAttendances', word: '文明实践人次', explanation: '其中文明实践、宣讲的人次' },
  { figure: 'peopleServed', word: '服务群众', explanation: '各场登记的服务群众人次' },
  {
    figure: 'hours',
    word: '服务时数',
    explanation: '台账中这一年的服务时数（小时），不含路上；按每笔的分钟相加再换算',
  },
];

type Figures = Pick<ActivityReport, ActivityReportFigure>;

/** A breakdown of the report as a table. */
export interface ActivityTable {
  key: 'byCentre' | 'byType' | 'byBranch' | 'byMonth';
  title: string;
  heading: string;
  rows: { name: string; volunteers: number | null; figures: Figures }[];
}

/** The breakdowns of a year as tables, for the screen, the workbook and paper alike. */
export function activityTables(report: ActivityReport): ActivityTable[] {
  const plain = (name: string, figures: Figures) => ({ name, volunteers: null, figures });
  return [
    {
      key: 'byCentre',
      title: '按中心',
      heading: '中心',
      rows: report.byCentre.map((part) => ({
        name: part.centreName.replace('党群服务中心', ''),
        volunteers: part.volunteers,
        figures: part,
      })),
    },
    {
      key: 'byType',
      title: '按类型',
      heading: '类型',
      rows: report.byType.map((part) => plain(part.typeName, part)),
    },
    {
      key: 'byBranch',
      title: '按党支部',
      heading: '党支部',
      rows: report.byBranch.map((part) => plain(part.branchName || '不属于党支部', part)),
    },
    {
      key: 'byMonth',
      title: '按月份',
      heading: '月份',
      rows: report.byMonth.map((part) => plain(part.month, part)),
    },
  ];
}

/** Whose figures these are: `全镇 17 个中心`, or one centre. */
export function activityScopeWord(report: ActivityReport): string {
  const [only] = report.byCentre;
  return report.byCentre.length === 1 && only ? only.centreName : `全镇 ${report.byCentre.length} 个中心`;
}

const INK = '#57606a';
const LINE = '#e4e7eb';

/** Attendances and hours month by month, for echarts. */
export function activityChart(report: ActivityReport, fontFamily: string) {
  const bar = (name: string, yAxisIndex: number, data: number[]) => ({
    type: 'bar',
    barMaxWidth: 16,
    name,
    yAxisIndex,
    data,
    label: { show: true, position: 'top', color: INK, fontSize: 10, formatter: hideNought },
  });
  const axis = { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } } };
  return {
    title: '各月参加人次和服务时数',
    height: 240,
    option: {
      animation: false,
      color: ['#4f7a62', '#8fa7c4'],
      textStyle: { fontFamily, color: INK, fontSize: 12 },
      legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: INK, fontSize: 12 } },
      grid: {
        top: 36,
        left: 8,
        right: 8,
        bottom: 8,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: {
        type: 'category',
        data: report.byMonth.map(({ month }) => `${Number(month.slice(5))}月`),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: LINE } },
      },
      yAxis: [axis, { ...axis, splitLine: { show: false } }],
      series: [
        bar(
          '参加人次',
          0,
          report.byMonth.map(({ attendances }) => attendances),
        ),
        bar(
          '服务时数',
          1,
          report.byMonth.map(({ hours }) => Math.round(hours)),
        ),
      ],
    },
  };
}

function hideNought({ value }: { value: number }): string {
  return value === 0 ? '' : String(value);
}
