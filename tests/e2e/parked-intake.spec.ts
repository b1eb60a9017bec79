import { expect } from '@playwright/test';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

test('an intake is parked for a second resident and resumed with every word, also after a restart', async ({
  site,
}) => {
  const { window, electron } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');

  await beginIntake(window, keyboard, 'YB007', '异地就医');
  await keyboard.type(oldKaipingNumber('19650607', '042'));
  await keyboard.press('Enter');
  await keyboard.compose('关女士');
  await keyboard.press('F8');
  await untilUsable(window, 'case-list');

  await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
  await keyboard.type(oldKaipingNumber('19400102', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('司徒先生');
  const column = window.getByRole('navigation', { name: '左栏' });
  await keyboard.press('F3');
  await expect(window.getByRole('main')).toContainText('关女士');
  await expect(column.getByText('未完成 2')).toBeVisible();
  await expect(column.getByText('司徒先生')).toBeVisible();
  // As soon as the form can be seen.
  await keyboard.press('F3');
  await expect(window.getByRole('main')).toContainText('司徒先生');
  await electron.close();

  const again = await site.open('--staff', 'demo-13-1');
  const hands = new ClerkKeyboard(again.window);
  await untilUsable(again.window, 'case-list');
  const form = again.window.getByRole('main').filter({ hasText: '新办件' });
  // Looking at 关女士 above changed nothing: 司徒先生 was worked on last. Two strikes in a row lead two intakes on.
  await hands.press('F3', 'F3');
  await expect(form).toContainText('关女士');
  await expect(again.window.getByText('未完成 2')).toBeVisible();
  await hands.press('F3');
  await expect(form).toContainText('司徒先生');
  // Nothing of either is a case yet.
  expect(operate<SearchResult>('search', '关女士', '--data', site.folder).cases).toEqual([]);

  // Another clerk at the same machine has none of them.
  await hands.press('F8');
  await untilUsable(again.window, 'case-list');
  await hands.press('Control+Shift+E');
  await untilUsable(again.window, 'staff-choice');
  await hands.press('2');
  await untilUsable(again.window, 'case-list');
  await expect(again.window.getByText('未完成')).toHaveCount(0);
});
