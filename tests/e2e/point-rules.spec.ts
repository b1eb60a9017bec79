import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

const MANAGER = '4';

test('a manager sets a new version of the rules for points by keyboard; what was booked stays', async ({
  site,
}) => {
  const points = () => operate<{ points: number }>('ledger', 'check', '--data', site.folder).points;
  const before = points();
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(MANAGER);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('jfbf');
  await keyboard.press('Enter');
  await untilUsable(window, 'point-rules');
  await expect(window.getByText('每次 2 分，每小时 10 分，一次最多 80 分')).toBeVisible();
  await keyboard.press('Alt+1');
  await expect(window.getByLabel('起用日期')).toBeFocused();
  await keyboard.type('20200101');
  await keyboard.press('Enter', 'Enter');
  await expect(window.getByLabel('没有另定的活动每次')).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('二');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('要填 0 到 1000 的整数');
  await expect(window.getByLabel('没有另定的活动每次')).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('5');
  await window.screenshot({ path: test.info().outputPath('new-rule.png') });
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('heading', { name: /第 2 版.*2020-01-01 起，现行/ })).toBeVisible();
  await expect(window.getByText('每次 5 分，每小时 10 分，一次最多 80 分')).toBeVisible();
  await expect(window.getByText('已由后来的办法代替')).toBeVisible();
  expect(points()).toBe(before);
  await keyboard.press('Alt+1');
  await expect(window.getByLabel('起用日期')).toBeFocused();
  await window.getByLabel('第几版').fill('2');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('积分办法的版本');
});
