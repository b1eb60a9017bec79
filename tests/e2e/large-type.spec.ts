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

/** What its frame cuts off of the words of an element, in pixels. */
async function cutOff(elements: Locator): Promise<number[]> {
  return elements.evaluateAll((nodes) =>
    nodes.map((node) => Math.max(node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight)),
  );
}

test('in large type a manager reads whole names of ratings, papers and transfers', async ({ site }) => {
  const { window } = await site.open('--staff', 'demo-13-4');
  await untilUsable(window, 'case-list');
  await window.keyboard.press('Control+l');
  await window.getByRole('link', { name: '好差评' }).click();
  await untilUsable(window, 'ratings');
  await window.getByRole('link', { name: '全部评价' }).click();
  const rated = window.getByRole('listbox', { name: '评价' }).getByRole('option');
  await expect(rated.first()).toBeVisible();
  expect(Math.max(...(await cutOff(rated.locator('span[title]'))))).toBeLessThanOrEqual(1);

  await window.getByRole('link', { name: '移交', exact: true }).click();
  const transfers = window.getByRole('listbox', { name: '移交' });
  await expect(transfers).toBeVisible();
  expect(await wholeInSight(transfers.getByText('到了哪一步'))).toBe(true);
  expect((await cutOff(transfers))[0]).toBeLessThanOrEqual(1);

  await window.getByRole('link', { name: '事项', exact: true }).click();
  await untilUsable(window, 'catalogue');
  await window.keyboard.type('MZ007');
  await expect(window.getByRole('listbox', { name: '事项目录' }).getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await untilUsable(window, 'item');
  await window.keyboard.press('Control+e');
  await untilUsable(window, 'item-editor');
  await window.keyboard.press('Alt+3');
  const cards = window.getByRole('tabpanel').getByRole('button', { name: /原件/ });
  await expect(cards.first()).toBeVisible();
  expect(Math.max(...(await cutOff(cards)))).toBeLessThanOrEqual(1);
  await expect(cards.filter({ hasText: '代收人与老人关系材料' })).toContainText('近亲属代收');
});
