import ExcelJS, { type Workbook } from 'exceljs';

/** A spreadsheet as an upper office sends it: a merged title, a list by department with shares, its sum, a signature. */
export function upperOfficeForm(): Workbook {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('月报');
  sheet.mergeCells('A1:E1');
  sheet.getCell('A1').value = '{{填报单位}}{{月份}}办件情况表';
  sheet.getCell('A1').font = { bold: true, size: 16 };
  sheet.getCell('A1').alignment = { horizontal: 'center' };
  sheet.getRow(2).values = ['序号', '部门', '受理', '办结', '办结率'];
  sheet.getRow(3).values = ['{{序号}}', '{{每个部门}}', '{{本年受理}}', '{{本年办结}}', { formula: 'D3/C3' }];
  sheet.getRow(3).height = 24;
  sheet.getCell('C3').numFmt = '#,##0';
  sheet.getCell('E3').numFmt = '0.0%';
  for (const column of ['A', 'B', 'C', 'D', 'E']) {
    sheet.getCell(`${column}3`).border = { bottom: { style: 'thin', color: { argb: 'FF112233' } } };
  }
  sheet.getRow(4).values = [
    '合计',
    '',
    { formula: 'SUM(C3:C3)' },
    { formula: 'SUM(D3:D3)' },
    { formula: 'D4/C4' },
  ];
  sheet.mergeCells('A4:B4');
  sheet.mergeCells('A6:E6');
  sheet.getCell('A6').value = '本月受理 {{本月受理}} 件，民政 {{部门:民政.本年受理}} 件。填报人：{{填报人}}';
  sheet.getCell('A7').value = {
    richText: [{ font: { bold: true }, text: '{{本月' }, { text: '受理}}' }],
  };
  sheet.pageSetup.printArea = 'A1:E7';
  const other = workbook.addWorksheet('对照');
  other.getCell('A1').value = { formula: '月报!C4' };
  return workbook;
}

/** The bytes of a workbook. */
export async function bytesOf(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Opens the bytes of a workbook, as a person does who was sent it. */
export async function opened(content: Uint8Array): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content.slice().buffer as ArrayBuffer);
  return workbook;
}
