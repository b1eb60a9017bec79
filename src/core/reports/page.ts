import type { Report } from '#shared/contract/reports.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { FIGURES, type Figures } from '#shared/domain/report-figures.ts';
import { reportCharts } from '#shared/wording/report-charts.ts';
import {
  figureExplanation,
  figureWord,
  periodWord,
  SATISFACTION_EXPLANATION,
  satisfactionWord,
  WAITING_EXPLANATION,
  waitingWord,
} from '#shared/wording/report-figures.ts';
import { reportScopeWord, reportTables } from '#shared/wording/report-tables.ts';
import { PRINT_FONTS } from '../documents/page-footer.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { chartPicture } from './chart-pictures.ts';

// Without quotation marks, for it comes to stand in an attribute.
const chartOf = {
  byMonth: 'months',
  byDepartment: 'departments',
  byCentre: 'centres',
  byItem: '',
  byClerk: '',
};

/** Where and by whom a report is made. */
export interface ReportMaking {
  centre: { name: string; phone: string };
  madeOn: LocalDate;
  madeBy: string;
}

/** The report as a page for the print engine, A4: totals, charts, every breakdown as a table, what each figure counts. */
export function reportPage(resourcesFolder: string, report: Report, making: ReportMaking): string {
  const numbers = (part: Figures) => [
    ...FIGURES.map((figure) => part[figure].toLocaleString('zh-CN')),
    satisfactionWord(part),
  ];
  const charts = reportCharts(report, PRINT_FONTS);
  const pictures = new Map<string, string>(charts.map((chart) => [chart.key, chartPicture(chart)]));
  return renderTemplate(resourcesFolder, 'report.html', {
    ...making,
    title: `${periodWord(report.from, report.to)}办件统计`,
    scope: reportScopeWord(report),
    words: [...FIGURES.map(figureWord), '满意率'],
    waiting: report.waiting ? waitingWord(report.waiting) : '',
    totals: numbers(report),
    sections: reportTables(report)
      // One month, one centre or one person says no more than the totals above.
      .filter(({ rows }) => rows.length > 1)
      .map(({ key, title, headings, rows }) => ({
        title,
        chart: pictures.get(chartOf[key]) ?? '',
        headings,
        rows: rows.map(({ names, figures }) => ({ names, numbers: numbers(figures) })),
      })),
    meanings: [
      ...FIGURES.map((figure) => ({ word: figureWord(figure), text: figureExplanation(figure) })),
      { word: '满意率', text: SATISFACTION_EXPLANATION },
      { word: '等候', text: WAITING_EXPLANATION },
    ],
  });
}
