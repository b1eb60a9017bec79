import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { CalendarImport } from '#shared/contract/calendar.ts';
import type { Report } from '#shared/contract/reports.ts';
import { addMonths } from '#shared/domain/months.ts';
import { FIGURES } from '#shared/domain/report-figures.ts';
import { periodWord } from '#shared/wording/report-figures.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { readable, readPdf } from './support/read-pdf.ts';

const manager = 'demo-13-4';
let outside: string;
test.beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'onewindow-reports-'));
});
test.afterEach(() => rmSync(outside, { recursive: true, force: true }));

/** The dialog of the system cannot be reached; it answers with the suggested name in a folder of this test. */
function answerDialogs(electron: ElectronApplication): Promise<void> {
  return electron.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = (async (...given: { defaultPath?: string }[]) => ({
      canceled: false,
      filePath: `${folder}/${given.at(-1)?.defaultPath}`,
    })) as never;
  }, outside);
}

test('a manager sees the figures the command line counts, and saves them as a workbook and a PDF', async ({
  site,
}) => {
  const { window, electron, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await answerDialogs(electron);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('tj');
  await keyboard.press('Enter');
  await untilUsable(window, 'reports');

  const today = await window.evaluate(() =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
  );
  const month = today.slice(0, 7);
  const first = addMonths(month, -11);
  await expect(figure('accepted')).toHaveText(/\d/);
  await window.getByRole('button', { name: '近 12 个月' }).click();
  await untilUsable(window, 'reports');
  const report = operate<Report>('report', '--data', site.folder, '--month', first, '--to', month);
  for (const name of FIGURES) await expect(figure(name)).toHaveText(report[name].toLocaleString('zh-CN'));
  const panel = window.getByRole('tabpanel');
  await expect(panel.locator('svg').first()).toBeVisible();
  await expect(panel.locator('tbody tr')).toHaveCount(report.byDepartment.length);
  await window.screenshot({ path: test.info().outputPath('departments.png') });

  await window.getByRole('tab', { name: '按部门' }).focus();
  await keyboard.press('ArrowLeft');
  await expect(panel.locator('tbody tr')).toHaveCount(12);
  await window.screenshot({ path: test.info().outputPath('months.png') });

  const name = periodWord(first, month);
  await keyboard.press('Control+s');
  await expect(window.getByText('已存到')).toContainText('.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(outside, `${name}办件统计.xlsx`));
  expect(workbook.getWorksheet('汇总')?.getCell('B6').value).toBe(report.accepted);

  await keyboard.press('Control+p');
  await expect(window.getByText('已存到')).toContainText('.pdf');
  const content = readFileSync(join(outside, `${name}办件统计.pdf`));
  writeFileSync(test.info().outputPath('report.pdf'), content);
  const pdf = await readPdf(content);
  expect(pdf.text).toContain(readable(`${name}办件统计`));
  expect(pdf.text).toContain(readable('台洞村党群服务中心'));
  expect(pdf.pages).toBeGreaterThan(1);
  for (let page = 1; page <= pdf.pages; page += 1) {
    expect(pdf.text).toContain(readable(`第 ${page} 页，共 ${pdf.pages} 页`));
  }

  // A department leads on to its items.
  await window.getByRole('tab', { name: '按部门' }).click();
  const [largest] = report.byDepartment;
  await window.getByRole('button', { name: largest?.department ?? '', exact: true }).click();
  await expect(panel.locator('tbody tr')).toHaveCount(
    report.byItem.filter(({ department }) => department === largest?.department).length,
  );
  await expect(panel.locator('tfoot')).toContainText(String(largest?.accepted));
  await window.screenshot({ path: test.info().outputPath('items.png') });

  // A figure leads on to the cases it counts, and one key to all cases.
  await window.getByRole('tab', { name: '按部门' }).click();
  await keyboard.press('ArrowDown', 'ArrowRight', 'Enter');
  await untilUsable(window, 'case-list');
  await expect(window.getByText(`只看 ${name}收件，${largest?.department}`)).toBeVisible();
  await expect(window.getByRole('listbox', { name: '办件' })).toContainText(/\d{2}-\d{4}-\d{6}/);
  await window.screenshot({ path: test.info().outputPath('cases-of-a-figure.png') });
  await keyboard.press('Alt+x');
  await expect(window.getByText('只看')).toHaveCount(0);

  // So does every other one; as many as it says.
  await window.evaluate('history.go(-2)');
  await untilUsable(window, 'reports');
  await expect(figure('overdue')).toHaveText(String(report.overdue));
  await figure('overdue').getByRole('button').focus();
  await keyboard.press('Enter');
  await untilUsable(window, 'case-list');
  await expect(window.getByText(`只看 ${name}超期`)).toBeVisible();
  await expect(window.getByRole('listbox', { name: '办件' }).getByRole('option')).toHaveCount(report.overdue);
  expect(errors).toEqual([]);

  function figure(of: string) {
    return window.locator(`[data-figure='${of}']`);
  }
});

test('a manager looks at next year’s calendar before taking it in', async ({ site }) => {
  const { window, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '工作日历' }).click();
  await untilUsable(window, 'calendar');
  await expect(window.getByRole('region', { name: '10月', exact: true })).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('calendar.png') });

  const choose = async (content: object) => {
    const path = join(outside, 'notice.json');
    writeFileSync(path, JSON.stringify(content));
    await window.locator('input[type=file]').setInputFiles(path);
  };
  await choose({ year: 2027, source: '通知', days: [{ name: '元旦', date: '2027-02-30', isOffDay: true }] });
  await expect(window.getByRole('alert')).toContainText('没有这一天');
  await choose({ year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] });
  await expect(window.getByRole('alert')).toContainText('文件有问题');
  await expect(window.getByRole('alert')).toContainText('依据（source）');
  const days = ['2027-01-01', '2027-01-04'].map((date) => ({ name: '元旦', date, isOffDay: true }));
  await choose({ year: 2027, source: '国务院办公厅通知', days });
  await expect(window.getByText('2027 年（还没有导入）')).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('calendar-preview.png') });
  await keyboard.press('Control+Enter');
  await expect(window.getByText('已导入 2027 年放假安排，共 2 天')).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('calendar-done.png') });

  const path = join(outside, 'again.json');
  writeFileSync(path, JSON.stringify({ year: 2027, source: '国务院办公厅通知', days }));
  const again = operate<CalendarImport>('calendar', 'import', path, '--data', site.folder);
  expect(again).toMatchObject({ days: 2, movedDueDates: [], provisionalCleared: 0 });
  expect(errors).toEqual([]);
});

test('a manager keeps the spreadsheet of an upper office and fills it for a month', async ({ site }) => {
  const { window, electron, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await answerDialogs(electron);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('sjbb');
  await keyboard.press('Enter');
  await untilUsable(window, 'report-templates');
  await window.screenshot({ path: test.info().outputPath('templates-empty.png') });

  const choose = async (cell: string) => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('月报');
    sheet.getCell('A1').value = '{{填报单位}} {{月份}}';
    sheet.getCell('A2').value = cell;
    sheet.getRow(3).values = ['{{每个部门}}', '{{受理}}', '{{办结}}'];
    await workbook.xlsx.writeFile(join(outside, '县局月报.xlsx'));
    await window.locator('input[type=file]').setInputFiles(join(outside, '县局月报.xlsx'));
  };
  await choose('{{本周受理}}');
  await expect(window.getByRole('alert')).toContainText('“月报”A2：{{本周受理}} 没有这个占位符');
  await window.screenshot({ path: test.info().outputPath('template-refused.png') });
  await keyboard.press('Escape');
  await choose('{{本月受理}}');
  await expect(window.getByRole('button', { name: '存为模板' })).toBeEnabled();
  await window.getByText('可以用的占位符和现在的数').click();
  await window.screenshot({ path: test.info().outputPath('template-checked.png') });
  await keyboard.press('Control+Enter');
  await expect(window.getByText('已存为模板“县局月报”')).toBeVisible();

  const month = await window.getByRole('combobox', { name: '填哪个月' }).inputValue();
  await window.getByRole('button', { name: /^填 / }).click();
  await expect(window.getByText('已存到')).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('template-filled.png') });
  const report = operate<Report>('report', '--data', site.folder, '--month', month);
  const filled = new ExcelJS.Workbook();
  await filled.xlsx.readFile(join(outside, `县局月报 ${periodWord(month, month)}.xlsx`));
  const sheet = filled.getWorksheet('月报');
  expect(sheet?.getCell('A2').value).toBe(report.accepted);
  report.byDepartment.forEach((part, at) => {
    expect(sheet?.getCell(3 + at, 1).value).toBe(part.department);
    expect(sheet?.getCell(3 + at, 2).value).toBe(part.accepted);
  });
  expect(errors).toEqual([]);
});
