import ExcelJS, { type Worksheet } from 'exceljs';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { ACTIVITY_COLUMNS, activityScopeWord, activityTables } from '#shared/wording/activity-figures.ts';

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
    writeHead(sheet, 1, [heading, ...words]);
    for (const { name, volunteers, figures } of rows) {
      const numbers = ACTIVITY_COLUMNS.map(({ figure }) => figures[figure]);
      sheet.addRow([name, ...(withVolunteers ? [volunteers] : []), ...numbers]);
    }
    const totals = ACTIVITY_COLUMNS.map(({ figure }) => report[figure]);
    sheet.addRow(['合计', ...(withVolunteers ? [report.volunteers] : []), ...totals]).font = { bold: true };
    sheet.getColumn(1).width = 26;
    words.forEach((_, at) => {
      sheet.getColumn(at + 2).width = 13;
    });
    sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 1 }];
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeTotals(sheet: Worksheet, report: ActivityReport): void {
  sheet.addRow([`${report.year} 年志愿服务和党群活动统计`]).font = { bold: true, size: 14 };
  sheet.addRow([activityScopeWord(report)]);
  sheet.addRow([]);
  writeHead(sheet, 4, ['指标', '数', '说明']);
  sheet.addRow(['登记志愿者', report.volunteers, '年末（本年到今天）在册的志愿者人数']);
  for (const { figure, word, explanation } of ACTIVITY_COLUMNS)
    sheet.addRow([word, report[figure], explanation]);
  sheet.getColumn(1).width = 18;
  sheet.getColumn(2).width = 12;
  sheet.getColumn(3).width = 60;
}

function writeHead(sheet: Worksheet, row: number, cells: string[]): void {
  const head = sheet.getRow(row);
  head.values = cells;
  head.font = { bold: true };
  head.eachCell((cell) => {
    cell.border = { bottom: { style: 'thin', color: { argb: 'FFCFD5DB' } } };
  });
}
