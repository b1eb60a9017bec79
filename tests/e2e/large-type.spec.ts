import { expect, type Locator } from '@playwright/test';
import { test } from './support/application.ts';
import { untilUsable } from './support/keyboard.ts';

/** Whether nothing of it lies outside the window or is cut off by its own frame. */
async function wholeInSight(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { clientWidth, clientHeight } = node.ownerDocument.documentElement;
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const cut = node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;
    return !cut && left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
  });
}

/** Whether a click on the middle of it would hit it. */
async function isUppermost(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return node.contains(node.ownerDocument.elementFromPoint(x + width / 2, y + height / 2));
  });
}

test('in large type every list of cases is in sight, and the key card is whole and leaves by Esc', async ({
  site,
}) => {
  const { window } = await site.open('--staff', 'demo-13-4');
  await untilUsable(window, 'case-list');
  await window.keyboard.press('Control+l');
  await expect(window.locator('html[data-large]')).toBeAttached();
  const tabs = window.getByRole('navigation', { name: '办件筛选' });
  await expect(tabs.getByRole('link')).not.toHaveCount(0);
  expect(await wholeInSight(tabs)).toBe(true);
  expect(await wholeInSight(window.getByLabel('哪个中心的办件'))).toBe(true);
  for (const tab of await tabs.getByRole('link').all()) expect(await isUppermost(tab)).toBe(true);

  // The page with the most keys of its own: all of them are on the card.
  await window.keyboard.press('F2');
  await untilUsable(window, 'intake');
  const card = window.getByRole('complementary', { name: '按键一览' });
  await window.keyboard.press('F1');
  await expect(card).toBeVisible();
  expect(await wholeInSight(card)).toBe(true);
  for (const key of await card.locator('dd').all()) expect(await wholeInSight(key)).toBe(true);
  await window.keyboard.press('Escape');
  await expect(card).toBeHidden();
  expect(new URL(window.url()).hash).toContain('/intake/');
});
