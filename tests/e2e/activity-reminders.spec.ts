import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';

test('a clerk calls one person after the other about tomorrow, ticks them off, and prints who is left', async ({
  site,
}) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const column = window.getByRole('region', { name: '今明活动' });
  const left = async () => Number.parseInt((await column.getByText(/^\d+ 人$/).textContent()) ?? '', 10);
  const before = await left();
  expect(before).toBeGreaterThan(3);
  await keyboard.press('Control+k');
  await keyboard.type('hdtx');
  await keyboard.press('Enter');
  await untilUsable(window, 'activity-reminders');
  const list = window.getByRole('listbox', { name: '报名的人' });
  await expect(list).toBeFocused();
  const people = list.getByRole('option');
  await expect(people.first()).toContainText('没有电话');
  await expect(people.first()).toContainText('上门或托人告知');
  const nameAt = async (at: number) => (await people.nth(at).locator('span').first().textContent()) ?? '';
  const [leaving, stays] = [await nameAt(1), await nameAt(2)];
  const signedUp = await people.count();
  // Enter ticks off and goes on to the next one.
  await keyboard.press('Enter');
  await expect(people.first()).toContainText('已通知');
  await expect(people.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect.poll(left).toBe(before - 1);
  // Not coming after all: asked once, since the place is gone.
  await keyboard.press('Delete');
  await expect(people.nth(1)).toContainText(`再按一次 Delete：${leaving}不来了`);
  await keyboard.press('Delete');
  await expect(people).toHaveCount(signedUp - 1);
  await expect(people.nth(1)).toContainText(stays);
  await expect.poll(left).toBe(before - 2);
  await keyboard.press('Control+p', 'Control+p');
  await expect(window.getByRole('status').getByText('已打印')).toBeVisible();
  const [paper] = await printer.sheets();
  const { text } = await readPdf(paper as Buffer);
  expect(text).toContain(readable('活动待通知名单'));
  expect(text).toContain(readable(stays));
  expect(errors).toEqual([]);
  await electron.close();
});
