import ExcelJS, { type Worksheet } from 'exceljs';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { ACTIVITY_COLUMNS, activityScopeWord, activityTables } from '#shared/wording/activity-figures.ts';
import { printTable, widthOf, writeTitle } from '../files/sheet-print.ts';

/** The year as a workbook: the town's table with what each figure counts, then one sheet a breakdown. */
export async function activityWorkbook(report: ActivityReport, madeAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '一窗';
  workbook.created = madeAt;
  writeTotals(workbook.addWorksheet('年度汇总'), report);
  for (const { title, heading, rows } of activityTables(report)) {
    const sheet = workbook.addWorksheet(title);
    const withVolunteers = rows.some(({ volunteers }) => volunteers !== null);
    const words = [...(withVolunteers ? ['登记志愿者'] : []), ...ACTIVITY_COLUMNS.map(({ word }) => word)];
    sheet.addRow([heading, ...words]);
    for (const { name, volunteers, figures } of rows) {
      const numbers = ACTIVITY_COLUMNS.map(({ figure }) => figures[figure]);
      sheet.addRow([name, ...(withVolunteers ? [volunteers] : []), ...numbers]);
    }
    const totals = ACTIVITY_COLUMNS.map(({ figure }) => report[figure]);
    sheet.addRow(['合计', ...(withVolunteers ? [report.volunteers] : []), ...totals]).font = { bold: true };
    sheet.getColumn(1).width = widthOf([heading, ...rows.map(({ name }) => name)]);
    words.forEach((_, at) => {
      sheet.getColumn(at + 2).width = 13;
    });
    formatNumbers(sheet, 2);
    printTable(sheet, 1, words.length + 1, titleOf(report));
    sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }];
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeTotals(sheet: Worksheet, report: ActivityReport): void {
  writeTitle(sheet, [titleOf(report), activityScopeWord(report)]);
  sheet.addRow([]);
  sheet.addRow(['指标', '数', '说明']);
  sheet.addRow(['登记志愿者', report.volunteers, '年末（本年到今天）在册的志愿者人数']);
  for (const { figure, word, explanation } of ACTIVITY_COLUMNS)
    sheet.addRow([word, report[figure], explanation]);
  sheet.getColumn(1).width = 18;
  sheet.getColumn(2).width = 12;
  sheet.getColumn(3).width = widthOf(ACTIVITY_COLUMNS.map(({ explanation }) => explanation));
  formatNumbers(sheet, 5);
  printTable(sheet, 4, 3, '');
}

const titleOf = ({ year }: ActivityReport) => `${year} 年志愿服务和党群活动统计`;

/** Thousands apart; of hours the half ones are seen. */
function formatNumbers(sheet: Worksheet, fromRow: number): void {
  for (let row = fromRow; row <= sheet.rowCount; row += 1) {
    sheet.getRow(row).eachCell((cell) => {
      if (typeof cell.value === 'number') cell.numFmt = Number.isInteger(cell.value) ? '#,##0' : '#,##0.0#';
    });
  }
}
