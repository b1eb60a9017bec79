import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './support/application.ts';
import { untilUsable } from './support/keyboard.ts';
import { projectFolder } from './support/operator.ts';

/** Pages whose list has the focus itself, by the name in Ctrl+K and the name of the list. */
const WALKED = [
  { initials: 'hcp', screen: 'ratings', list: '评价', tab: '全部评价' },
  { initials: 'zzmc', screen: 'social-organisations', list: '组织名册', box: '查组织' },
  { initials: 'zyz', screen: 'volunteers', list: '志愿者', box: '查志愿者' },
  { initials: 'sgdz', screen: 'volunteer-posts', list: '设岗定责', box: '查岗位' },
  { initials: 'zbhfwd', screen: 'volunteer-groups', list: '服务队' },
  { initials: 'qzbj', screen: 'town', list: '各中心' },
  { initials: 'zxzl', screen: 'centres', list: '中心' },
  { initials: 'tb', screen: 'sync', list: '本机的记录' },
] as const;

async function openPage(window: Page, initials: string, screen: string): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.keyboard.type(initials);
  await window.keyboard.press('Enter');
  await untilUsable(window, screen);
}

test('every list is walked by the same keys: arrows, a page, and its ends', async ({ site }) => {
  test.slow();
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  await untilUsable(window, 'case-list');
  const press = (key: string) => window.keyboard.press(key);
  for (const { initials, screen, list, ...beside } of WALKED) {
    await openPage(window, initials, screen);
    const frame = window.getByRole('listbox', { name: list, exact: true });
    if ('tab' in beside) await window.getByRole('link', { name: beside.tab }).click();
    await expect(frame.getByRole('option').nth(1)).toBeAttached();
    if ('tab' in beside || screen === 'sync') await frame.focus();
    const stoodOn = () => frame.getByRole('option', { selected: true }).getAttribute('id');
    const box = 'box' in beside ? window.getByLabel(beside.box) : null;
    if (!box) await press('Home');
    const first = await stoodOn();
    expect(first, list).toBeTruthy();
    await press('ArrowDown');
    const second = await stoodOn();
    expect(second, list).not.toBe(first);
    await press('PageUp');
    expect(await stoodOn(), list).toBe(first);
    await press('PageDown');
    await expect.poll(stoodOn, list).not.toBe(first);
    await press('PageUp');
    await expect.poll(stoodOn, list).toBe(first);
    if (box) {
      // There they belong to what is typed.
      await press('End');
      expect(await stoodOn(), list).toBe(first);
      continue;
    }
    await press('End');
    await expect.poll(stoodOn, list).not.toBe(first);
    const last = await stoodOn();
    await press('ArrowDown');
    if (screen !== 'sync') expect(await stoodOn(), list).toBe(last);
    await expect(frame.getByRole('option', { selected: true })).toBeInViewport();
    await press('Home');
    await expect.poll(stoodOn, list).toBe(first);
    await expect(frame.getByRole('option', { selected: true })).toBeInViewport();
  }
  expect(errors).toEqual([]);
});

test('records of one person come page by page, by the wheel and by the keys', async ({ site }) => {
  const script = join(projectFolder, 'src/core/testing/register-twice.ts');
  expect(spawnSync(process.execPath, [script, site.folder, '70']).status).toBe(0);
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  await untilUsable(window, 'case-list');
  const rows = window.getByRole('listbox', { name: '重复档案' }).getByRole('option');
  await openPage(window, 'cfda', 'joins');
  await expect(rows).toHaveCount(60);
  await rows.first().hover();
  await window.mouse.wheel(0, 5000);
  await expect(rows).toHaveCount(70);
  await window.reload();
  await untilUsable(window, 'joins');
  await expect(rows).toHaveCount(60);
  await window.keyboard.press('End');
  await expect(rows).toHaveCount(70);
  await window.keyboard.press('End');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  await expect(rows.last()).toBeInViewport();
  expect(errors).toEqual([]);
});
