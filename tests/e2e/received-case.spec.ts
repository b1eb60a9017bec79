import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { untilOldAgePapers } from './support/old-age-allowance.ts';

test('a case that was only received is accepted later: its form is asked for, each answer told by what is wrong with it', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await untilOldAgePapers(window, keyboard, '温先生', '055');
  await keyboard.press('a', 'Alt+S', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await keyboard.press('Alt+o');
  await untilUsable(window, 'case-detail');

  const steps = window.getByRole('navigation', { name: '可以办的事' });
  await expect(steps.getByRole('button', { name: '告知补正' })).toBeVisible();
  await keyboard.press('Alt+2');
  const telling = window.getByRole('complementary', { name: '告知补正' });
  await keyboard.press('Control+Enter');
  await expect(telling.getByRole('alert')).toHaveText('勾选要补正的材料，逐份写明要补正什么');
  await keyboard.press('Escape', 'Alt+1');

  const panel = window.getByRole('complementary', { name: '受理', exact: true });
  const day = panel.locator('[data-field="form.ageReachedOn"]');
  const account = panel.locator('[data-field="form.bankAccount"]');
  await expect(day).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert').first()).toHaveText('这一项还没有填');
  await expect(day).toBeFocused();
  await keyboard.type('20261201');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await expect(account).toBeFocused();
  await keyboard.type('12');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
  await keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert')).toHaveText('账号只能是数字，8 到 32 位，请逐位核对');
  await expect(account).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('6217001234005678');
  await keyboard.press('Control+Enter');
  await expect(panel).toHaveCount(0);
  await expect(steps.getByRole('button', { name: '转办' })).toBeVisible();
  expect(errors).toEqual([]);
});
