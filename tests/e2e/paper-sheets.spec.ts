import { expect } from '@playwright/test';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

test('of each activity that is over and has nobody on its list the paper sheet comes up, also from one to the next', async ({
  site,
}) => {
  const today = localDateInShanghai(new Date());
  const span = ['--from', addCalendarDays(today, -200), '--until', addCalendarDays(today, -1)];
  const lines = operate<ActivityLine[]>('activities', 'list', ...span, '--data', site.folder);
  // Of the meetings of branches the demo has minutes and no list.
  const [first, ...later] = lines.filter(({ typeCode }) => typeCode === 'party-meeting');
  const over = [first, later.find(({ name }) => name !== first?.name)].filter((line) => line !== undefined);
  expect(over).toHaveLength(2);
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const sheet = window.getByRole('complementary', { name: /录入纸质签到表/ });
  for (const { id, name } of over) {
    await window.evaluate(`location.hash = '#/attendance/${id}'`);
    await expect(window.getByRole('heading', { name: `签到　${name}` })).toBeVisible();
    await expect(sheet).toBeVisible();
    // Put away, it stays away at this one.
    await keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  }
  expect(errors).toEqual([]);
});
