import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';

const MANAGER = '4';
const CLERK = '1';

test('a manager sets a post with its duties, puts a volunteer on it and takes her off, by keyboard', async ({
  site,
}) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(MANAGER);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('sgdz');
  await keyboard.press('Enter');
  await untilUsable(window, 'volunteer-posts');
  const posts = window.getByRole('listbox', { name: '设岗定责' }).getByRole('option');
  await expect(posts).toHaveCount(4);
  await keyboard.press('Alt+1');
  await expect(window.getByLabel('岗位', { exact: true })).toBeFocused();
  await keyboard.compose('河长护河岗');
  await keyboard.press('Enter', 'Control+a');
  await keyboard.type('2');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('职责还没有填');
  await expect(window.getByLabel('职责')).toBeFocused();
  await keyboard.compose('巡河，清理垃圾，劝阻排污');
  await keyboard.press('Control+Enter');
  const panel = window.getByRole('complementary', { name: '河长护河岗' });
  await expect(panel).toContainText('2 人，缺 2 人');

  await keyboard.press('Alt+a');
  await expect(window.getByRole('combobox', { name: '志愿者' })).toBeFocused();
  await keyboard.type('l');
  const first = window.getByRole('listbox', { name: '志愿者' }).getByRole('option').first();
  const name = ((await first.textContent()) ?? '').slice(0, 3).trim();
  await keyboard.press('Enter', 'Control+Enter');
  await expect(panel).toContainText('2 人，缺 1 人');
  const holders = panel.getByRole('listbox', { name: '在岗名单' });
  await expect(holders).toContainText(name);
  await window.screenshot({ path: test.info().outputPath('post.png') });

  await keyboard.press('Alt+2', 'Enter');
  await expect(window.getByLabel('在岗到哪天（含这天）')).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('2020-01-01');
  await keyboard.press('Enter');
  await keyboard.compose('报错了人');
  await keyboard.press('Enter');
  // Put on it today and taken off before that: nobody ever held it.
  await expect(panel).toContainText('2 人，缺 2 人');
  await expect(panel).toContainText('还没有人上岗');

  await keyboard.press('Escape');
  await expect(window.getByLabel('查岗位')).toBeFocused();
  await keyboard.compose('河长');
  await expect(posts).toHaveCount(1);
  await keyboard.press('Enter', 'Alt+d');
  await expect(window.getByLabel('撤到哪天为止')).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.compose('并到环境监督岗');
  await keyboard.press('Control+Enter');
  await expect(posts).toHaveCount(0);
  await expect(window.getByText('没有找到。换岗位、职责或姓名再查')).toBeVisible();
});

test('a clerk sees posts and vacancies and is offered no change', async ({ site }) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(CLERK);
  await untilUsable(window, 'case-list');
  await window.evaluate("location.hash = '#/volunteer-posts'");
  await untilUsable(window, 'volunteer-posts');
  await keyboard.press('Alt+3');
  const posts = window.getByRole('listbox', { name: '设岗定责' }).getByRole('option');
  await expect(posts).toHaveCount(1);
  await expect(posts).toContainText('缺 1 人');
  await keyboard.press('Enter');
  await expect(window.getByRole('complementary')).toContainText('探访独居老人');
  await keyboard.press('Alt+a', 'Alt+d');
  await expect(window.getByRole('complementary', { name: '敬老服务岗', exact: true })).toBeVisible();
  await expect(window.getByRole('button', { name: '安排上岗' })).toHaveCount(0);
});
