import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import ExcelJS from 'exceljs';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import type { VolunteerLine } from '#shared/contract/volunteers.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readable, readPdf } from './support/read-pdf.ts';

const manager = 'demo-13-4';
let outside: string;
test.beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'onewindow-volunteers-'));
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

test('a volunteer is registered by keyboard, warned of when registered again, and found', async ({
  site,
}) => {
  const { window } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('zyz');
  await keyboard.press('Enter');
  await untilUsable(window, 'volunteers');
  const number = oldKaipingNumber('19650712', '001');
  const register = async (name: string) => {
    await keyboard.press('Alt+1');
    await expect(window.getByLabel('姓名')).toBeFocused();
    await keyboard.compose(name);
    await keyboard.press('Enter');
    await keyboard.type(number);
    await keyboard.press('Enter');
  };
  await register('司徒锦棠');
  await keyboard.type('19912345678');
  await keyboard.press('Control+Enter');
  const panel = window.getByRole('complementary', { name: /司徒锦棠/ });
  await expect(panel).toContainText('1965-07-12');
  await expect(panel).not.toContainText(number);
  await window.screenshot({ path: test.info().outputPath('registered.png') });
  await keyboard.press('Escape');
  await register('司徒锦堂');
  await expect(window.getByText('这个人已经是志愿者，不能再登记一次')).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert').last()).toContainText('同一人');
  await window.screenshot({ path: test.info().outputPath('twice.png') });
  await keyboard.press('Escape');
  await window.getByLabel('查志愿者').fill('stjt');
  await expect(window.getByRole('listbox', { name: '志愿者' }).getByRole('option')).toHaveCount(1);
});

test('a register with faults is refused line by line, and taken in once it is right', async ({ site }) => {
  const { window } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.evaluate(`location.hash = '#/volunteers'`);
  await untilUsable(window, 'volunteers');
  const file = async (rows: string[][]) => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('名册').addRows([['姓名', '证件号码', '所属中心'], ...rows]);
    const path = join(outside, '名册.xlsx');
    await book.xlsx.writeFile(path);
    return path;
  };
  const good = ['关伟雄', oldKaipingNumber('19700101', '005'), '台洞村党群服务中心'];
  await keyboard.press('Alt+2');
  const choice = window.locator('input[type=file]');
  await choice.setInputFiles(await file([good, ['', '440724', '别处'], good]));
  await expect(window.getByText('整份都没有导入')).toBeVisible();
  await expect(window.getByText('第 3 行“所属中心”')).toBeVisible();
  await expect(window.getByText('第 4 行“证件号码”：和第 2 行相同，一个人只能有一行')).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('faults.png') });
  await choice.setInputFiles(await file([good]));
  await expect(window.getByRole('heading', { name: '新增 1 人' })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(window.getByLabel('查志愿者')).toBeVisible();
  const { rows } = operate<{ rows: VolunteerLine[] }>('volunteers', 'list', '关伟雄', '--data', site.folder);
  expect(rows).toHaveLength(1);
  await keyboard.press('Alt+2');
  const namesake = ['关伟雄', oldKaipingNumber('19700101', '007'), '台洞村党群服务中心'];
  await window.locator('input[type=file]').setInputFiles(await file([namesake]));
  await expect(window.getByRole('alert')).toContainText('有 1 人可能已经登记过');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('button', { name: /^导入 1 人/ })).toBeDisabled();
  await window.getByLabel('确认都不是同一人').focus();
  await keyboard.compose('同名不同人，已看身份证');
  await window.screenshot({ path: test.info().outputPath('alike.png') });
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('complementary')).toHaveCount(0);
  expect(
    operate<{ rows: VolunteerLine[] }>('volunteers', 'list', '关伟雄', '--data', site.folder).rows,
  ).toHaveLength(2);
});

test('training goes into the record, and who leaves can be taken in again, by keyboard', async ({ site }) => {
  const { window } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.evaluate(`location.hash = '#/volunteers'`);
  await untilUsable(window, 'volunteers');
  await keyboard.press('Enter');
  const panel = window.getByRole('complementary');
  await expect(panel).toContainText('培训、表彰　0');
  await keyboard.press('Alt+h');
  await expect(window.getByLabel('类别')).toBeFocused();
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('急救知识培训');
  await keyboard.press('Enter');
  await keyboard.compose('镇卫生院');
  await keyboard.press('Enter');
  await keyboard.type('三');
  await keyboard.press('Enter');
  await expect(window.getByRole('alert')).toHaveText('学时要填一个数，如 3 或 1.5');
  await keyboard.press('Control+a');
  await keyboard.type('1.5');
  await keyboard.press('Enter');
  await expect(panel).toContainText('培训、表彰　1');
  await expect(panel).toContainText('急救知识培训');
  await expect(panel).toContainText('1.5 小时');
  await window.screenshot({ path: test.info().outputPath('honours.png') });
  const title = await panel.getByRole('heading', { level: 2 }).textContent();
  const name = (title ?? '').split('　')[0] ?? '';
  await keyboard.press('Alt+d');
  await expect(window.getByLabel('退出日期')).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.compose('迁往外地');
  await keyboard.press('Enter');
  await expect(panel).toContainText(/\d 退出/);
  await keyboard.press('Escape');
  await expect(window.getByText('471 人')).toBeVisible();
  await window.getByLabel('查志愿者').focus();
  await keyboard.compose(name);
  const left = window.getByRole('listbox', { name: '志愿者' }).getByRole('option', { name: '已退出' });
  await expect(left).toHaveCount(1);
  const all = window.getByRole('listbox', { name: '志愿者' }).getByRole('option');
  const at = (await all.allTextContents()).findIndex((text) => text.includes('已退出'));
  for (let row = 0; row < at; row += 1) await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(panel).toContainText(/\d 退出/);
  await keyboard.press('Alt+d');
  await expect(window.getByLabel('理由')).toBeFocused();
  await keyboard.compose('已迁回');
  await keyboard.press('Enter');
  await expect(panel).not.toContainText(/\d 退出/);
});

test('hours are certified on paper, and the year is a workbook and a PDF with the figures of the rows', async ({
  site,
}) => {
  const { window, electron, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await answerDialogs(electron);
  const { rows } = operate<{ rows: VolunteerLine[] }>(
    'volunteers',
    'list',
    '--limit',
    '200',
    '--data',
    site.folder,
  );
  const names = rows.map(({ name }) => name);
  const served = rows.find(
    ({ name, minutes }) => minutes > 0 && names.indexOf(name) === names.lastIndexOf(name),
  );
  if (!served) throw new Error('Nobody has served');
  await untilUsable(window, 'case-list');
  await window.evaluate(`location.hash = '#/volunteers'`);
  await untilUsable(window, 'volunteers');
  await keyboard.compose(served.name);
  await expect(window.getByRole('listbox', { name: '志愿者' }).getByRole('option')).toHaveCount(1);
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: /对账单/ })).toBeVisible();
  await keyboard.press('Alt+z', 'Control+Enter');
  await expect(window.getByText(/证明已保存|已送到打印机/)).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('certificate-issued.png') });
  await window.getByRole('button', { name: '存为 PDF' }).click();
  await expect(window.getByText('已存到')).toContainText('.pdf');
  const path = (await window.getByText('已存到').textContent())?.replace('已存到 ', '') ?? '';
  writeFileSync(test.info().outputPath('certificate.pdf'), readFileSync(path));
  const certificate = await readPdf(readFileSync(path));
  for (const text of ['志愿服务记录证明', served.name, hoursWord(served.minutes), '谭国华', '查验码']) {
    expect(certificate.text).toContain(readable(text));
  }
  expect(certificate.codes[0]).toMatch(/^13-\d{4}-Z0001 [2-9A-Z]{8}$/);

  await window.evaluate(`location.hash = '#/activity-report'`);
  await untilUsable(window, 'activity-report');
  const year = Number(await window.getByLabel('年份').inputValue());
  const report = operate<ActivityReport>(
    'report',
    'activities',
    '--year',
    String(year),
    '--data',
    site.folder,
  );
  await keyboard.press('Control+s');
  await expect(window.getByRole('status')).toContainText('.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(outside, `${year}年志愿服务和党群活动统计.xlsx`));
  const totals = workbook.getWorksheet('年度汇总');
  expect([5, 6, 7, 8].map((row) => totals?.getCell(row, 2).value)).toEqual([
    report.volunteers,
    report.activities,
    report.lectures,
    report.sessions,
  ]);
  expect(workbook.getWorksheet('按中心')?.rowCount).toBe(report.byCentre.length + 2);
  await keyboard.press('Control+p');
  await expect(window.getByRole('status')).toContainText('.pdf');
  const content = readFileSync(join(outside, `${year}年志愿服务和党群活动统计.pdf`));
  writeFileSync(test.info().outputPath('activity-report.pdf'), content);
  const pdf = await readPdf(content);
  for (const text of [`${year} 年志愿服务和党群活动统计`, '4,200', '15,000', '登记志愿者 472 人']) {
    expect(pdf.text).toContain(readable(text));
  }
  expect(errors).toEqual([]);
});
