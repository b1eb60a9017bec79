import ExcelJS, { type Row, type Worksheet } from 'exceljs';
import type { Report } from '#shared/contract/reports.ts';
import { averageWait, FIGURES, type Figures, satisfactionOf } from '#shared/domain/report-figures.ts';
import {
  figureExplanation,
  figureWord,
  periodWord,
  SATISFACTION_EXPLANATION,
  WAITING_EXPLANATION,
} from '#shared/wording/report-figures.ts';
import { reportScopeWord, reportTables } from '#shared/wording/report-tables.ts';
import { printTable, widthOf, writeTitle } from '../files/sheet-print.ts';

const figureWidth = 11;
/** Characters; a Chinese one is as wide as two others. */
const widest = 60;

/** The report as a workbook: totals with what each figure counts, then one sheet a breakdown. */
export async function reportWorkbook(report: Report, madeAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '一窗';
  workbook.created = madeAt;
  writeTotals(workbook.addWorksheet('汇总'), report);
  for (const { title, headings, rows } of reportTables(report)) {
    const sheet = workbook.addWorksheet(title);
    sheet.addRow([...headings, ...FIGURES.map(figureWord), '满意率']);
    for (const { names, figures } of rows) sheet.addRow([...names, ...figuresOf(figures)]);
    const total = sheet.addRow(['合计', ...headings.slice(1).map(() => ''), ...figuresOf(report)]);
    total.font = { bold: true };
    setWidths(
      sheet,
      headings.map((heading, at) => [heading, ...rows.map(({ names }) => names[at] ?? '')]),
    );
    printTable(sheet, 1, headings.length + FIGURES.length + 1, titleOf(report));
    sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: headings.length }];
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: 1, column: headings.length + FIGURES.length + 1 },
    };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const titleOf = ({ from, to }: Report) => `${periodWord(from, to)}办件统计`;

/** The figures, then 满意率 as a share of 1; empty where nobody rated. */
function figuresOf(part: Figures): (number | null)[] {
  const share = satisfactionOf(part);
  return [...FIGURES.map((figure) => part[figure]), share === null ? null : asFraction(share)];
}

function writeTotals(sheet: Worksheet, report: Report): void {
  writeTitle(sheet, [titleOf(report), reportScopeWord(report)]);
  sheet.addRow([]);
  sheet.addRow(['指标', '件数', '说明']);
  for (const figure of FIGURES) {
    sheet.addRow([figureWord(figure), report[figure], figureExplanation(figure)]);
  }
  const share = satisfactionOf(report);
  const satisfaction = sheet.addRow([
    '满意率',
    share === null ? null : asFraction(share),
    SATISFACTION_EXPLANATION,
  ]);
  const { waiting } = report;
  let tenths: Row | null = null;
  if (waiting) {
    const average = sheet.addRow(['平均等候（分）', averageWait(waiting), WAITING_EXPLANATION]);
    sheet.addRow(['最长等候（分）', waiting.called === 0 ? null : waiting.longestMinutes]);
    tenths = average;
  }
  setWidths(sheet, [['指标', '平均等候（分）']]);
  // After the widths, which format whole columns.
  satisfaction.getCell(2).numFmt = '0.0%';
  if (tenths) tenths.getCell(2).numFmt = '0.0';
  const explanations = [...FIGURES.map(figureExplanation), SATISFACTION_EXPLANATION, WAITING_EXPLANATION];
  sheet.getColumn(3).width = widthOf(explanations);
  printTable(sheet, 4, 3, '');
  sheet.views = [{ state: 'frozen', ySplit: 4 }];
}

/** The columns of names as wide as what stands in them, then those of figures. */
function setWidths(sheet: Worksheet, names: string[][]): void {
  names.forEach((texts, at) => {
    sheet.getColumn(at + 1).width = Math.min(widest, widthOf(texts));
  });
  for (const at of FIGURES.keys()) {
    const column = sheet.getColumn(names.length + at + 1);
    column.width = figureWidth;
    column.numFmt = '#,##0';
  }
  const shares = sheet.getColumn(names.length + FIGURES.length + 1);
  shares.width = figureWidth;
  shares.numFmt = '0.0%';
}

/** Percent with one decimal as what a cell shows in percent, without the noise of dividing. */
function asFraction(percent: number): number {
  return Math.round(percent * 10) / 1000;
}
