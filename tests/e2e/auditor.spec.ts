import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';

const auditor = 'demo-13-8';

test('an auditor looks at cases, items and figures, and is offered nothing that core would refuse', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', auditor);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const column = window.getByRole('navigation', { name: '左栏' });
  await expect(column.getByRole('link', { name: '统计', exact: true })).toBeVisible();
  for (const name of ['新办件', '叫号', '交接班', 'AB 岗', '设置']) {
    await expect(column.getByText(name)).toHaveCount(0);
  }
  await keyboard.press('F2');
  await keyboard.press('F4');
  await expect(window.getByRole('listbox', { name: '办件' })).toBeVisible();

  // What a clerk would take in, an auditor reads.
  await keyboard.press('Control+k');
  await keyboard.type('MZ007');
  await keyboard.press('Enter');
  await untilUsable(window, 'item');
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('高龄老人津贴申领');
  for (const name of ['办这一项', '编辑']) {
    await expect(window.getByRole('button', { name })).toHaveCount(0);
  }
  await window.screenshot({ path: test.info().outputPath('item.png') });
  expect(errors).toEqual([]);
});
