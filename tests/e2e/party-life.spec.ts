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

test('a clerk books a room by keyboard; two at once are refused until somebody says why', async ({
  site,
}) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press('1');
  await untilUsable(window, 'case-list');
  await window.evaluate("location.hash = '#/rooms'");
  await untilUsable(window, 'rooms');
  await keyboard.press('Alt+3', 'Alt+3');
  const grid = window.getByRole('grid', { name: '场地一周' });
  const cell = grid.locator('td[aria-current]');
  await keyboard.press('ArrowDown', 'Enter');
  const uses = window.getByRole('list', { name: '当天安排' });
  await expect(window.getByLabel('预约人')).toBeFocused();
  const fillIn = async (name: string, from: string, until: string) => {
    await keyboard.compose(name);
    await keyboard.press('Enter');
    await keyboard.type('19900000001');
    await keyboard.press('Enter');
    await keyboard.compose('老人协会例会');
    for (const text of ['20', from, until]) {
      await keyboard.press('Enter');
      await keyboard.type(text);
    }
    await keyboard.press('Enter');
  };
  await fillIn('谭伯', '06:10', '07:00');
  await expect(window.getByRole('alert')).toContainText('有 1 处冲突');
  await expect(window.getByRole('list', { name: '冲突' })).toContainText('开放');
  await window.getByLabel('有冲突仍要预约的原因').focus();
  await keyboard.compose('清晨太极');
  await keyboard.press('Control+Enter');
  await expect(uses).toContainText('谭伯');
  await expect(window.getByLabel('预约人')).toBeFocused();
  await fillIn('林女', '06:30', '07:30');
  await expect(window.getByRole('alert')).toContainText('有 2 处冲突');
  await expect(uses).not.toContainText('林女');
  await keyboard.press('Escape');
  await expect(cell).toContainText('06:10 老人协会例会');
});
