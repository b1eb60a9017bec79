import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readable, readPdf } from './support/read-pdf.ts';

const manager = 'demo-13-4';
const items = (window: Page) => window.getByRole('listbox', { name: '事项目录' }).getByRole('option');

/** The dialog of the system cannot be reached by a test; it answers with this path. */
const saveDialogAnswers = (electron: ElectronApplication, path: string) =>
  electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, path);

test('a manager builds an item with a situation that decides a paper, tries it out, and a clerk is asked accordingly', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  const tryOut = window.getByRole('complementary', { name: '试办' });
  const tried = tryOut.getByRole('list', { name: '试办的材料' }).getByRole('listitem');
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '事项' }).click();
  await untilUsable(window, 'catalogue');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'item-editor');

  // Saving what is not written yet leads to the first field that is missing.
  await window.getByLabel('名称', { exact: true }).fill('租房补助申请');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('写 2 到 4 个大写字母加 3 到 4 位数字，如 SB001')).toBeVisible();
  await expect(window.getByLabel('事项编码')).toBeFocused();
  await keyboard.type('ZZ001');
  await window.getByLabel('部门', { exact: true }).fill('住建');
  await window.getByLabel('承诺时限').fill('5');

  // A question with two answers.
  await keyboard.press('Alt+2');
  await window.getByRole('button', { name: '加一个情形' }).click();
  await window.getByLabel('问题').fill('房子是谁的？');
  await window.getByLabel('选项', { exact: true }).nth(0).fill('自己的');
  await window.getByLabel('选项', { exact: true }).nth(1).fill('租来的');

  // Two papers, one of them only for tenants.
  await keyboard.press('Alt+3');
  await window.getByRole('button', { name: '加一份材料' }).click();
  await window.getByLabel('名称', { exact: true }).fill('居民身份证');
  await window.getByRole('button', { name: '加一份材料' }).click();
  await window.getByLabel('名称', { exact: true }).fill('租赁合同');
  await window.getByRole('combobox', { name: '何时要' }).selectOption('看情形');
  await window.getByLabel('租来的').first().check();
  await window.getByRole('group', { name: '何时要' }).getByLabel('自己的').uncheck();

  // A field of the form with a bound.
  await keyboard.press('Alt+4');
  await window.getByRole('button', { name: '加一个字段' }).click();
  await window.getByLabel('名称', { exact: true }).fill('每月租金');
  await window.getByLabel('种类').selectOption('金额（元）');
  await window.getByLabel('最大').fill('5000');

  // The try-out answers at once, before anything is saved.
  await expect(tried).toHaveText([/居民身份证/]);
  await keyboard.press('Alt+5', '1');
  await expect(tryOut.getByLabel(/自己的/)).toBeChecked();
  await expect(tried).toHaveCount(1);
  await keyboard.press('2');
  await expect(tried).toHaveText([/居民身份证/, /租赁合同/]);
  await keyboard.press('Enter');
  await expect(tryOut.getByLabel('每月租金')).toBeFocused();
  await keyboard.type('6000');
  await expect(tryOut.getByText('5000')).toBeVisible();

  // Nothing is lost by leaving.
  await expect(window.getByText('草稿已保存')).toBeVisible();
  await keyboard.press('Escape');
  await untilUsable(window, 'catalogue');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'item-editor');
  await expect(window.getByLabel('名称', { exact: true })).toHaveValue('租房补助申请');

  await keyboard.press('Control+Enter');
  await untilUsable(window, 'item');
  await expect(window.getByRole('heading', { name: '租房补助申请' })).toBeVisible();
  await expect(window.getByText('“房子是谁的？”选“租来的”时')).toBeVisible();

  // The clerk's intake asks accordingly.
  await beginIntake(window, keyboard, 'zfbzsq', '租房补助申请');
  await keyboard.type(oldKaipingNumber('19710203', '051'));
  await expect(window.getByText('1971-02-03')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('司徒先生');
  await keyboard.press('Enter', 'Enter', 'Enter');
  const papers = window.getByRole('listbox', { name: '材料' }).getByRole('option');
  await expect(window.getByRole('group', { name: '房子是谁的？' })).toBeVisible();
  await keyboard.press('1', 'Enter');
  await expect(papers).toHaveCount(1);
  await keyboard.press('Alt+3', '2', 'Enter');
  await expect(papers).toHaveCount(2);
  await expect(papers.nth(1)).toContainText('租赁合同');
  expect(errors).toEqual([]);
});

test('a file shows what it would change before it is taken in, all of it or nothing', async ({ site }) => {
  const path = join(site.folder, '..', 'items.csv');
  const workbook = join(site.folder, '..', 'items.xlsx');
  const { window, electron, errors } = await site.open('--staff', manager);
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '事项' }).click();
  await untilUsable(window, 'catalogue');
  await saveDialogAnswers(electron, path);
  await window.getByRole('button', { name: '导出 CSV' }).click();
  await expect(window.getByText(`已导出到 ${path}`)).toBeVisible();
  const text = readFileSync(path, 'utf8');
  await saveDialogAnswers(electron, workbook);
  await window.getByRole('button', { name: '导出 Excel' }).click();
  await expect(window.getByText(`已导出到 ${workbook}`)).toBeVisible();
  await window.getByRole('button', { name: '导入' }).click();
  await untilUsable(window, 'catalogue-import');
  await window.getByLabel('要导入的文件').setInputFiles(workbook);
  await expect(window.getByText('文件与现行目录一样，没有要导入的')).toBeVisible();

  writeFileSync(path, text.replace(/^事项,SB005,[^,]*,/m, '事项,SB005,,'));
  await window.getByLabel('要导入的文件').setInputFiles(path);
  await expect(window.getByText(/“事项”表第 \d+ 行“名称”：不能为空/)).toBeVisible();
  await expect(window.getByRole('button', { name: /^导入：/ })).toHaveCount(0);

  writeFileSync(path, text.replace('城乡居民养老保险缴费申报', '养老保险缴费'));
  await window.getByLabel('要导入的文件').setInputFiles(path);
  await expect(window.getByRole('region', { name: '更新 SB005' })).toContainText('养老保险缴费');
  await window.getByRole('button', { name: /^导入：新增 0 项，更新 1 项/ }).click();
  await expect(window.getByText('已导入：新增 0 项，更新 1 项，没有变化 232 项')).toBeVisible();
  expect(errors).toEqual([]);
  await window.keyboard.press('Escape');
  await untilUsable(window, 'catalogue');
  await window.getByRole('combobox', { name: '查事项', exact: true }).fill('yanglaobaoxanjiaofei');
  await expect(items(window).first()).toContainText('养老保险缴费');
});

test('a clerk reads the guide and cannot write', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '事项' }).click();
  await untilUsable(window, 'catalogue');
  await expect(window.getByRole('button', { name: /新建|导入|导出/ })).toHaveCount(0);
  await keyboard.compose('高龄老人津帖');
  await expect(items(window).first()).toContainText('高龄老人津贴申领');
  await keyboard.press('Enter');
  await untilUsable(window, 'item');
  await expect(window.getByText('要带的材料')).toBeVisible();
  await expect(window.getByRole('button', { name: /编辑/ })).toHaveCount(0);
  await keyboard.press('Control+h');
  await expect(window.getByRole('complementary', { name: '版本记录' })).toContainText('现行');
  await keyboard.press('Escape');
  expect(errors).toEqual([]);
});

test('a version that begins later shows in list and history, and can be taken back; the guide comes out on paper', async ({
  site,
}) => {
  const { window, electron, errors } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '事项' }).click();
  await untilUsable(window, 'catalogue');
  await keyboard.type('SB001');
  await expect(items(window)).toHaveCount(1);
  await keyboard.press('Enter');
  await untilUsable(window, 'item');
  await keyboard.press('Control+e');
  await untilUsable(window, 'item-editor');
  await window.getByLabel('承诺时限').fill('2');
  await window.getByLabel('生效日期').fill('20990104');
  await window.getByRole('button', { name: /^保存，2099-01-04.*起生效/ }).click();
  await untilUsable(window, 'item');
  await expect(window.getByText('第 3 版从 2099-01-04 起生效')).toBeVisible();
  await expect(window.getByText('3 个工作日', { exact: true })).toBeVisible();

  await keyboard.press('Control+h');
  const history = window.getByRole('complementary', { name: '版本记录' });
  await expect(history.getByRole('region', { name: '第 3 版' })).toContainText(
    '承诺时限：3 个工作日 → 2 个工作日',
  );
  await history.getByRole('button', { name: '撤回' }).click();
  await expect(history.getByRole('region', { name: '第 3 版' })).toContainText('已撤回');
  await keyboard.press('Escape');
  await expect(window.getByText('第 3 版从 2099-01-04 起生效')).toHaveCount(0);
  const lastLine = window.getByRole('article').getByRole('listitem').last();
  await expect(lastLine).not.toBeInViewport();
  await keyboard.press('End');
  await expect(lastLine).toBeInViewport();
  await keyboard.press('Home');

  const path = join(site.folder, '..', 'guide.pdf');
  await saveDialogAnswers(electron, path);
  await keyboard.press('Control+s');
  await expect(window.getByText(`已存到 ${path}`)).toBeVisible();
  const { text } = await readPdf(readFileSync(path));
  for (const wanted of [
    '城乡居民养老保险参保登记',
    '办事指南',
    '居民身份证',
    '3 个工作日',
    '开平市户籍居民',
  ]) {
    expect(text).toContain(readable(wanted));
  }
  // The page was edited and come back to: it is left by one key all the same.
  await keyboard.press('Escape');
  await untilUsable(window, 'catalogue');
  expect(errors).toEqual([]);
});

test('a code with Enter at its end, as a scanner sends it, opens its item and not the first of all', async ({
  site,
}) => {
  const { window } = await site.open('--staff', manager);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await window.getByRole('link', { name: '事项' }).click();
  await untilUsable(window, 'catalogue');
  await keyboard.type('CL005');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1 })).toContainText('残疾人证残损换新');
});
