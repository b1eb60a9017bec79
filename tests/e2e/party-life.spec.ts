import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { attachPrinter } from './support/printer.ts';

const MANAGER = '4';

test('a missed meeting is seen on the board, its minutes are written afterwards and printed', async ({
  site,
}) => {
  const { window, electron } = await site.open();
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(MANAGER);
  await untilUsable(window, 'case-list');
  await window.evaluate("location.hash = '#/meetings'");
  await untilUsable(window, 'meetings');
  const first = window.getByRole('grid', { name: '三会一课' }).locator('tbody tr').first();
  await expect(first).toContainText('台洞村');
  const committee = first.locator('td').nth(1);
  await expect(committee).toHaveText(/^✕ 漏.*2/);
  await keyboard.press('ArrowRight', 'Enter');
  const periods = window.getByRole('listbox', { name: '各期' });
  await expect(periods).toBeFocused();
  for (let month = 1; month <= 12; month += 1) await keyboard.press('ArrowUp');
  await keyboard.press('ArrowDown');
  await expect(periods.getByRole('option').nth(1)).toContainText('漏开');
  await keyboard.press('Enter');
  const day = window.getByLabel('日期');
  await expect(day).toBeFocused();
  await expect(day).toHaveValue(/-02-2[89]$/);
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toHaveText('记录人还没有填');
  await expect(window.getByLabel('记录人')).toBeFocused();
  await keyboard.compose('陈晓敏');
  await keyboard.press('Enter', 'Control+a');
  await keyboard.type('6');
  await keyboard.press('Enter');
  await keyboard.compose('关伯（病假）');
  await keyboard.press('Enter');
  await keyboard.compose('研究帮扶户走访分工。');
  await keyboard.press('Control+Enter');
  const page = window.frameLocator('iframe[title=会议记录]');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('台洞村党支部支委会记录');
  await expect(page.locator('body')).toContainText('关伯（病假）');
  await keyboard.press('Control+p');
  await expect(window.getByRole('status')).toContainText('已打印');
  expect(await printer.sheets()).toHaveLength(1);
  await keyboard.press('Escape');
  await expect(periods.getByRole('option').nth(1)).toContainText('已开');
  await keyboard.press('Escape');
  await expect(committee).not.toHaveText(/漏.*2/);
});
