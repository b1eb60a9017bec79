import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';

const MANAGER = '4';

test('a manager renames a squad, gives it another captain, adds one and closes one, by keyboard', async ({
  site,
}) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(MANAGER);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('zbhf');
  await keyboard.press('Enter');
  await untilUsable(window, 'volunteer-groups');
  const squads = window.getByRole('listbox', { name: '服务队' });
  await expect(squads).toBeFocused();
  await expect(squads.getByRole('option')).toHaveCount(16);
  const first = squads.getByRole('option').first();
  const count = Number(/(\d+) 人$/.exec((await first.textContent()) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);

  await keyboard.press('Enter');
  const name = window.getByLabel('服务队', { exact: true }).and(window.locator('input'));
  await expect(name).toBeFocused();
  await expect(window.getByRole('heading', { name: `队员　${count}` })).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('squad.png') });
  await keyboard.press('Control+a');
  await keyboard.compose('帮办代办先锋队');
  await keyboard.press('Enter', 'Control+a');
  await keyboard.compose('余伟强');
  await keyboard.press('Control+Enter');
  await expect(squads.getByRole('option', { name: '帮办代办先锋队' })).toContainText(`余伟强`);

  await keyboard.press('Alt+1');
  await expect(name).toBeFocused();
  await keyboard.compose('帮办代办先锋队');
  await keyboard.press('Enter');
  await keyboard.compose('关健华');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('已经有同名的');
  await expect(name).toHaveValue('帮办代办先锋队');
  await keyboard.press('Shift+Tab', 'Control+a');
  await keyboard.compose('侨乡讲解队');
  await keyboard.press('Control+Enter');
  await expect(squads.getByRole('option')).toHaveCount(17);

  await squads.focus();
  await keyboard.press('PageUp', 'PageUp', 'PageUp', 'Enter');
  await expect(name).toBeFocused();
  await keyboard.press('Alt+d');
  await expect(window.getByLabel(`现有 ${count} 人转到`)).toBeFocused();
  await keyboard.press('ArrowDown', 'Enter');
  await keyboard.compose('镇里合并');
  await keyboard.press('Control+Enter');
  await expect(squads.getByRole('option')).toHaveCount(16);
  await expect(squads).not.toContainText('帮办代办先锋队');

  await keyboard.press('Alt+3');
  const branches = window.getByRole('listbox', { name: '党支部' });
  await expect(branches.getByRole('option')).toHaveCount(25);
  await keyboard.press('Enter');
  await expect(window.getByLabel('党支部', { exact: true }).and(window.locator('input'))).toBeFocused();
  await keyboard.press('Alt+d');
  await expect(window.getByLabel(/人转到$/)).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.compose('并入');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('人员转到哪里');
  await expect(window.getByLabel('理由')).toHaveValue('并入');
});
