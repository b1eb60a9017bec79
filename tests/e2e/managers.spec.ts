import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';

test('a handler begins with the work of the department; who comes next does not begin there', async ({
  site,
}) => {
  const { window, errors } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'staff-choice');
  await keyboard.press('5');
  await untilUsable(window, 'department');
  await keyboard.press('Control+Shift+e');
  await untilUsable(window, 'staff-choice');
  await keyboard.press('4');
  await untilUsable(window, 'case-list');
  expect(errors).toEqual([]);
});

test('a manager enters the telephone of the centre, and the wording of a paper shows it', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('zxzl');
  await keyboard.press('Enter');
  await untilUsable(window, 'centres');
  await keyboard.press('Enter');
  await keyboard.compose('问村长');
  await keyboard.press('Enter', 'Enter');
  await expect(window.getByRole('alert')).toContainText('电话只写数字');
  await window.getByLabel('咨询电话').fill('0750-2600001');
  await keyboard.press('Enter');
  await keyboard.compose('开平市沙塘镇台洞村委会一楼');
  await keyboard.press('Enter');
  await expect(window.getByRole('option', { selected: true })).toContainText('0750-2600001');
  await keyboard.press('Control+k');
  await keyboard.type('wswz');
  await keyboard.press('Enter');
  await untilUsable(window, 'wordings');
  const page = window.frameLocator('iframe[title="样张"]');
  await expect(page.getByText('地址：开平市沙塘镇台洞村委会一楼')).toBeVisible();
  await window.getByLabel('从哪天起用').fill('2000.1.1');
  await expect(window.getByText('起用的日子写今天或以后')).toBeVisible();
  expect(errors).toEqual([]);
});

test('the item editor is walked without the mouse', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('sx');
  await keyboard.press('Enter');
  await untilUsable(window, 'catalogue');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'item-editor');
  await keyboard.type('YS001');
  await keyboard.press('Enter');
  await keyboard.compose('演示事项');
  await keyboard.press('Enter');
  await keyboard.compose('民政');
  await expect(window.getByLabel('部门')).toHaveValue('民政');
  await keyboard.press('Alt+3', 'Alt+a');
  await keyboard.compose('身份证');
  await expect(window.getByRole('tabpanel').getByText('身份证').first()).toBeVisible();
  await keyboard.press('Alt+2', 'Alt+a');
  await keyboard.compose('给谁办');
  await expect(window.getByRole('tabpanel').getByLabel('问题').first()).toHaveValue('给谁办');
  // Struck faster than the window paints: the cursor is in the new entry before the next key.
  const stoodIn = await window.locator('body').evaluate((body) =>
    ['3', 'a'].map((key) => {
      const code = key === 'a' ? 'KeyA' : 'Digit3';
      const struck = new Event('keydown', { bubbles: true, cancelable: true });
      body.dispatchEvent(Object.assign(struck, { key, code, altKey: true }));
      return body.ownerDocument.activeElement?.tagName;
    }),
  );
  expect(stoodIn).toEqual(['BUTTON', 'INPUT']);
  expect(errors).toEqual([]);
});

test('beside an open panel nothing else is red, and words keep their distance', async ({ site }) => {
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Space', 'Control+p');
  const print = window.getByRole('button', { name: '打印 1 件　Ctrl+Enter' });
  await expect(print).toBeVisible();
  const red = await print.evaluate(
    (button) => button.ownerDocument.defaultView?.getComputedStyle(button).backgroundColor ?? '',
  );
  await expect(window.getByRole('button', { name: '新办件　F2' })).not.toHaveCSS('background-color', red);
  await keyboard.press('Escape');
  await expect(window.getByRole('button', { name: '新办件　F2' })).toHaveCSS('background-color', red);
  expect(errors).toEqual([]);
});
