import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';

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
  const scan = async (text: string) => {
    await keyboard.type(text);
    await keyboard.press('Enter');
  };
  await scan(`${number}-02`);
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
  await scan(`${number}-02`);
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
