import { expect } from '@playwright/test';
import type { CaseLine } from '#shared/contract/cases.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

test('what was half answered for one case or one person is not there for the next that Ctrl+K opens', async ({
  site,
}) => {
  const lines = operate<CaseLine[]>('case', 'list', '--state', 'accepted', '--data', site.folder);
  const [first, second] = lines.filter(({ applicantName }, at) => {
    return lines.findIndex((other) => other.applicantName === applicantName) === at;
  }) as [CaseLine, CaseLine];
  const { window, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  const goTo = async (words: string) => {
    await keyboard.press('Control+k');
    await keyboard.compose(words);
    await expect(window.getByRole('listbox', { name: '查到的' }).getByRole('option').first()).toBeVisible();
    await keyboard.press('Enter');
  };
  const title = window.getByRole('heading', { level: 1 });
  await untilUsable(window, 'case-list');
  await goTo(first.number);
  await expect(title).toContainText(first.number);
  await window.getByRole('navigation', { name: '可以办的事' }).getByRole('button', { name: '延期' }).click();
  const step = window.getByRole('complementary', { name: '延期' });
  await keyboard.type('2');
  await keyboard.press('Enter');
  await keyboard.compose('材料要到外市核实');
  await goTo(second.number);
  await expect(title).toContainText(second.number);
  await expect(step).toHaveCount(0);
  await goTo(first.number);
  await expect(title).toContainText(first.number);
  await keyboard.press('Control+p');
  await expect(window.getByText(/受理通知书：没有找到打印机/)).toBeVisible();
  await goTo(second.number);
  await expect(title).toContainText(second.number);
  await expect(window.getByText(/没有找到打印机/)).toHaveCount(0);

  await goTo(first.applicantName);
  await untilUsable(window, 'resident');
  await expect(title).toHaveText(first.applicantName);
  await keyboard.press('Alt+n');
  await keyboard.compose('改了一半的姓名');
  await goTo(second.applicantName);
  await expect(title).toHaveText(second.applicantName);
  await expect(window.getByLabel('新姓名')).toHaveCount(0);
  expect(errors).toEqual([]);
});
