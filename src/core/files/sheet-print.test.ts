import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { printTable, widthOf, writeTitle } from './sheet-print.ts';

it('a table comes out on A4 with all its columns, its head on every page, and is the same when it is opened again', async () => {
  const workbook = new ExcelJS.Workbook();
  const made = workbook.addWorksheet('按中心');
  writeTitle(made, ['2026 年统计', '全镇']);
  made.addRow(['中心', '人数']);
  made.addRow(['沙塘镇', 1234]);
  made.addRow(['合计', 1234]).font = { bold: true };
  printTable(made, 3, 2, '甲&乙');
  const opened = new ExcelJS.Workbook();
  await opened.xlsx.load(await workbook.xlsx.writeBuffer());
  const sheet = opened.getWorksheet('按中心') as ExcelJS.Worksheet;
  expect(sheet.pageSetup).toMatchObject({
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    printTitlesRow: '3:3',
  });
  expect(sheet.headerFooter).toMatchObject({ oddHeader: '&C甲&&乙　&A', oddFooter: '&R第 &P 页，共 &N 页' });
  expect(sheet.getCell('A1').font).toMatchObject({ bold: true, size: 14 });
  expect(sheet.getCell('A1').border?.bottom).toBeUndefined();
  expect([3, 4, 5].map((row) => sheet.getCell(row, 1).font?.bold === true)).toEqual([true, false, true]);
  const faces = [1, 2, 3, 4, 5].map((row) => sheet.getCell(row, 1).font?.name);
  expect(new Set(faces).size).toBe(1);
  expect(sheet.getCell('B4').border?.bottom?.style).toBe('thin');
  expect(sheet.getCell('B4').value).toBe(1234);
});

it('a Chinese character is as wide as two others', () => {
  expect(widthOf(['沙塘镇', 'abc'], 0)).toBe(10);
  expect(widthOf(['a'])).toBe(10);
});
