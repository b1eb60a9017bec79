import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';
import { scan } from './support/scanner.ts';

test('a notice is printed, printed again with a reason, and its voided copy is known when scanned', async ({
  site,
}) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  const panel = window.getByRole('complementary', { name: '重新打印' });
  const paper = (name: string) => window.locator(`[data-document='${name}']`);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(oldKaipingNumber('19610505', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('谭永生');
  await keyboard.press('Enter', 'Enter', 'Enter', 'a', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText(/^已打印/)).toHaveCount(2);
  const number = (await window.getByRole('heading', { level: 1 }).textContent()) as string;
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');

  // The QR code of a paper, typed by a scanner while no field has the cursor.
  await scan(window, `${number}-02`);
  await untilUsable(window, 'case-detail');
  await expect(window.getByText(/扫到的是 受理通知书.*这一份有效/)).toBeVisible();

  // The printer is away: the copy waits, the old one still counts.
  await printer.plugged(false);
  await paper('acceptance-notice/1').getByRole('button', { name: '重新打印' }).focus();
  await keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(panel.getByText('选一个原因')).toBeVisible();
  await keyboard.press('3');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('受理通知书：没有找到打印机')).toBeVisible();
  await expect(paper('acceptance-notice/1')).toContainText('已打印');
  await expect(paper('acceptance-notice/2')).toContainText('等待打印，打出后前一份作废');

  await printer.plugged(true);
  await paper('acceptance-notice/2').getByRole('button', { name: '打印' }).focus();
  await keyboard.press('Enter');
  await expect(paper('acceptance-notice/1')).toContainText('已作废：遗失　陈晓敏');
  await expect(paper('acceptance-notice/2')).toContainText('已打印');
  const sheets = await printer.sheets();
  expect(sheets).toHaveLength(3);
  const [, first, second] = await Promise.all(sheets.map(readPdf));
  expect(first?.codes).toEqual([`${number}-02`]);
  expect(second?.codes).toEqual([`${number}-03`]);
  expect(second?.text).toContain(readable('第 2 份，前一份作废'));
  expect(second?.text).toContain('谭永生');

  // The old paper turns up.
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type(`${number}-02`);
  await keyboard.press('Enter');
  await untilUsable(window, 'case-detail');
  await expect(window.getByText(/扫到的是 受理通知书 第 1 份.*已作废：遗失/)).toBeVisible();
  await expect(window.getByText(`现用的是第 2 份，编号 ${number}-03`)).toBeVisible();
  await paper('acceptance-notice/1').getByRole('button', { name: '查看' }).focus();
  await keyboard.press('Enter');
  await expect(window.frameLocator('iframe').getByText('已作废')).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

test('papers are seen before the step, the slip of what is missing is printed, many cases are printed at once', async ({
  site,
}) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  const page = window.frameLocator('iframe');
  const panel = (name: string | RegExp) => window.getByRole('complementary', { name });
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(oldKaipingNumber('19610505', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('谭永生');
  await keyboard.press('Enter', 'Enter', 'Enter');

  // Before any paper is received: only what lacks.
  await keyboard.press('Alt+q');
  await expect(panel('缺件清单　缺 3 份')).toBeVisible();
  await expect(page.getByText('林权证明')).toBeVisible();
  await keyboard.press('Control+p');
  await expect(window.getByText('已打印，可以交给申请人')).toBeVisible();
  await keyboard.press('Escape');
  await expect(panel(/缺件清单/)).toHaveCount(0);
  await keyboard.press('Control+p');
  await expect(window.getByRole('main').getByRole('alert')).toContainText('还差 3 份必交材料');
  await expect(panel(/预览/)).toHaveCount(0);

  await keyboard.press('a', 'Control+p');
  await expect(page.getByText('草稿 无效')).toBeVisible();
  await expect(page.getByText('受理时编号').first()).toBeVisible();
  await keyboard.press('ArrowRight');
  await expect(panel(/预览/).getByRole('button', { name: '受理通知书' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await keyboard.press('Escape', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText(/^已打印/)).toHaveCount(2);
  const sheets = await printer.sheets();
  expect(sheets).toHaveLength(3);
  const slip = await readPdf(sheets[0] as Buffer);
  expect(slip.pages).toBe(1);
  for (const text of ['缺件清单', '谭永生', '采伐申请表', '林权证明', '办公时间']) {
    expect(slip.text).toContain(readable(text));
  }

  // The step of a case is previewed, answers and all.
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  await keyboard.press('Alt+3');
  await keyboard.type('5');
  await keyboard.press('Enter');
  await keyboard.compose('需要到外县核实');
  await keyboard.press('Enter');
  await keyboard.compose('梁主任');
  await keyboard.press('Control+p');
  await expect(page.getByText('需要到外县核实')).toBeVisible();
  await expect(page.getByText('草稿 无效')).toBeVisible();
  await keyboard.press('Escape');
  await expect(window.getByLabel('批准人')).toHaveValue('梁主任');
  await keyboard.press('Escape', 'Escape');
  await untilUsable(window, 'case-list');

  // Three cases, one of which was printed before.
  await keyboard.press('Home', ' ', ' ', ' ');
  await expect(window.getByText('已勾选 3 件')).toBeVisible();
  await keyboard.press('Control+p');
  await expect(panel(/批量打印/)).toBeVisible();
  await keyboard.press('Control+Enter');
  // How many papers the two others have is a matter of the demo data's chance.
  const said = window.getByText(/^打出 \d+ 份，1 件没有打，原因如下$/);
  await expect(said).toBeVisible();
  const printed = Number(/\d+/.exec((await said.textContent()) ?? '')?.[0]);
  expect(printed).toBeGreaterThan(1);
  await expect(panel(/批量打印/).getByText('以前打印过')).toBeVisible();
  expect(await printer.sheets()).toHaveLength(3 + printed);
  await keyboard.press('Escape', 'Escape');
  await expect(window.getByText(/已勾选/)).toHaveCount(0);
  expect(errors).toEqual([]);
  await electron.close();
});

test('a manager words a notice anew, and the next one is printed so', async ({ site }) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  const sample = window.frameLocator('iframe[title="样张"]');
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('wswz');
  await keyboard.press('Enter');
  await untilUsable(window, 'wordings');
  await window.getByLabel('说明').focus();
  await keyboard.press('Control+a');
  await keyboard.compose('【申请人】，请在【承诺日】后来取。');
  await expect(window.getByText('没有【承诺日】这个占位')).toBeVisible();
  await expect(window.getByRole('button', { name: /^保存/ })).toBeDisabled();
  await keyboard.press('Control+a');
  await keyboard.compose('【申请人】，请在【承诺日期】后来取。');
  await expect(sample.getByText('林某某，请在2026年7月1日后来取。')).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(window.getByText('第 1 版')).toBeVisible();
  await expect(window.getByText('在用')).toBeVisible();
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(oldKaipingNumber('19610505', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('谭永生');
  await keyboard.press('Enter', 'Enter', 'Enter', 'a', 'Control+p');
  await expect(window.frameLocator('iframe').getByText('草稿 无效')).toBeVisible();
  await keyboard.press('ArrowRight');
  await expect(window.frameLocator('iframe').getByText(/谭永生，请在.*后来取。/)).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
});
