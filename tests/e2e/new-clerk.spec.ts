import { expect, type Page } from '@playwright/test';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { oldKaipingNumber } from './support/people.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';

/** 高龄老人津贴 for somebody new, as far as the first question. */
async function beginAllowance(window: Page, keyboard: ClerkKeyboard, number: string, name: string) {
  await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
  await expect(window.getByLabel('证件号码')).toBeFocused();
  await keyboard.type(number);
  await keyboard.press('Enter');
  await keyboard.compose(name);
  await keyboard.press('Enter', 'Enter', 'Enter');
  await expect(window.getByRole('radio').first()).toBeFocused();
}

test('a known person without a card is found by the last digits, the telephone or the name', async ({
  site,
}) => {
  test.slow();
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const number = oldKaipingNumber('19380304', '177');
  await beginAllowance(window, keyboard, number, '劳月桂');
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter');
  await expect(window.getByRole('listbox', { name: '材料' })).toBeFocused();
  await keyboard.press('Space', 'Alt+S', 'Control+Enter');
  await untilUsable(window, 'accepted');

  const found = window.getByRole('listbox', { name: '已登记的人' });
  for (const remembered of [number.slice(-4), '19380304', '劳月桂']) {
    await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
    await expect(window.getByLabel('证件号码')).toBeFocused();
    await keyboard.compose(remembered);
    await expect(found.getByRole('option').filter({ hasText: '劳月桂' })).toBeVisible();
    const marked = found.getByRole('option', { selected: true });
    while (!((await marked.textContent()) ?? '').includes('劳月桂')) {
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Enter');
    await expect(window.getByRole('radio').first()).toBeFocused();
    await expect(window.getByRole('main')).toContainText('劳月桂');
    await expect(window.getByRole('main')).not.toContainText('首次登记');
  }

  // Enter before the list is there means the same; what nobody has is said.
  await beginIntake(window, keyboard, 'MZ007', '高龄老人津贴');
  await expect(window.getByLabel('证件号码')).toBeFocused();
  await keyboard.type('440724193');
  await keyboard.press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: '还差 9 位' })).toBeVisible();
  await expect(found).toHaveCount(0);
  // A number that is not whole is asked for again, not what comes after it.
  await keyboard.press('F8');
  await untilUsable(window, 'case-list');
  await keyboard.press('F3');
  await untilUsable(window, 'intake');
  await expect(window.getByLabel('证件号码')).toBeFocused();
  expect(errors).toEqual([]);
});

test('keys that cannot do their work say why, where the answer goes', async ({ site }) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const said = (text: string) => window.getByRole('main').getByRole('alert').filter({ hasText: text });

  await keyboard.press('F2');
  await untilUsable(window, 'intake');
  await keyboard.press('Alt+3');
  await expect(said('请先选事项')).toBeVisible();
  await expect(window.getByRole('combobox', { name: '事项', exact: true })).toBeFocused();

  await beginAllowance(window, keyboard, oldKaipingNumber('19390506', '188'), '麦先生');
  await keyboard.press('Control+P');
  await expect(said('请先选一项')).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter');
  await expect(window.getByRole('listbox', { name: '材料' })).toBeFocused();
  await keyboard.press('Alt+R');
  await expect(said('不能容缺受理')).toContainText('高龄老人津贴申请审批表不能后补');
  await keyboard.press('Control+P');
  await expect(said('还差 4 份必交材料')).toBeVisible();
  await keyboard.press('Alt+S');
  await expect(said('还没有收下材料')).toBeVisible();
  await keyboard.press('Alt+B');
  await expect(window.getByRole('complementary', { name: '告知补正' })).toBeVisible();
  await expect(window.getByRole('complementary').locator('[data-step-field]:focus')).toHaveCount(1);
});

test('every way out of the form is seen before it is printed, and printed', async ({ site }) => {
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginAllowance(window, keyboard, oldKaipingNumber('19390506', '199'), '余女士');
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter');

  await keyboard.press('Space');
  const page = window.frameLocator('iframe').locator('body');
  for (const [key, paper] of [
    ['Alt+S', '材料接收凭证'],
    ['Alt+B', '一次性补正告知书'],
    ['Alt+J', '不予受理通知书'],
  ] as const) {
    await keyboard.press(key);
    await expect(window.getByRole('button', { name: '预览文书' }).last()).toBeVisible();
    if (key === 'Alt+J') await keyboard.compose('不符合申请条件');
    await keyboard.press('Control+P');
    // Beside the receipt for the papers.
    if (key === 'Alt+B') await window.getByRole('button', { name: paper, exact: true }).click();
    await expect(page).toContainText('草稿 无效');
    await expect(page).toContainText(paper);
    if (key !== 'Alt+J') await keyboard.press('Escape', 'Escape');
  }
  // No other office is named, as mostly: the paper is printed all the same.
  await keyboard.press('Escape', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect.poll(async () => (await printer.sheets()).length).toBe(1);
  const [sheet] = await printer.sheets();
  const { text } = await readPdf(sheet as Buffer);
  expect(text).toContain(readable('不符合申请条件'));
  await keyboard.press('Alt+O');
  await untilUsable(window, 'case-detail');
  expect(errors).toEqual([]);
});

test('who calls before the window has a number says it and goes on with Enter', async ({ site }) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  // Somebody waits, whatever the demo data says.
  await keyboard.press('Control+Q');
  await untilUsable(window, 'queue');
  const tickets = window.getByRole('listbox', { name: '等候的人' }).getByRole('option');
  const before = await tickets.count();
  await window.getByRole('group', { name: '业务组' }).getByRole('button').first().focus();
  await keyboard.press('a');
  await expect(tickets).toHaveCount(before + 1);
  // Letters of a ticket's actions draw nothing and move nothing; with Alt they work wherever the cursor is.
  await keyboard.press('t', 'p', 'Delete');
  await expect(tickets).toHaveCount(before + 1);
  await expect(window.getByRole('complementary')).toHaveCount(0);
  await keyboard.press('Alt+T');
  await expect(window.getByRole('complementary')).toBeVisible();
  await keyboard.press('Escape');

  await keyboard.press('F4');
  await expect(window.getByLabel('窗口号')).toBeFocused();
  await keyboard.type('3');
  await keyboard.press('Enter');
  await untilUsable(window, 'intake');
  await expect(window.getByRole('region', { name: '叫号' })).toContainText('已叫号');
});
