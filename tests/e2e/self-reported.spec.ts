import { expect } from '@playwright/test';
import type { ActivityLine } from '#shared/contract/activities.ts';
import type { VolunteerLine } from '#shared/contract/volunteers.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

const [CLERK, MANAGER] = ['1', '4'];

test('what a volunteer reports himself is entered by a clerk, waits, and counts once the manager confirms it', async ({
  site,
}) => {
  const today = localDateInShanghai(new Date());
  const span = ['--from', addCalendarDays(today, -90), '--until', today];
  const activity = operate<ActivityLine[]>('activities', 'list', ...span, '--data', site.folder).findLast(
    ({ typeCode, state }) => typeCode === 'volunteer-service' && state === 'held',
  );
  const check = () =>
    operate<{ minutes: number; problems: object[] }>('ledger', 'check', '--data', site.folder);
  const before = check().minutes;
  const { window, electron } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(CLERK);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('ssdqr');
  await keyboard.press('Enter');
  await untilUsable(window, 'attendances-waiting');
  await keyboard.press('Alt+1');
  await expect(window.getByRole('combobox', { name: '志愿者' })).toBeFocused();
  await keyboard.type('szt');
  const nobody = window.getByText('没有找到，换几个字');
  const people = window.getByRole('listbox', { name: '志愿者' }).getByRole('option');
  await expect(people.first().or(nobody)).toBeVisible();
  await keyboard.press('Control+a');
  await keyboard.type('z');
  await expect(people.first()).toBeVisible();
  const name = ((await people.first().textContent()) ?? '').split(' ')[0] ?? '';
  await keyboard.press('Enter');
  await expect(window.getByRole('combobox', { name: '活动' })).toBeFocused();
  await keyboard.compose(activity?.name ?? '');
  await keyboard.press('Enter');
  await expect(window.getByLabel('从几点')).toBeFocused();
  await keyboard.type('08:00');
  await keyboard.press('Enter');
  await keyboard.type('07:00');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toContainText('要晚于开始的时间');
  await expect(window.getByLabel('到几点')).toBeFocused();
  await keyboard.type('23:00');
  await keyboard.press('Enter');
  await keyboard.type('30');
  await keyboard.press('Enter');
  await keyboard.compose('上门理发');
  await window.screenshot({ path: test.info().outputPath('self-report.png') });
  await keyboard.press('Enter');
  await expect(window.getByRole('status')).toContainText(`${name} 的自报已记下`);
  await expect(window.getByText('自报待核 1 人')).toBeVisible();
  expect(check().minutes).toBe(before);
  await electron.close();

  const managers = await site.open();
  const manager = new ClerkKeyboard(managers.window);
  await manager.press(MANAGER);
  await untilUsable(managers.window, 'case-list');
  await managers.window.evaluate(`location.hash = '#/attendance/${activity?.id}'`);
  await untilUsable(managers.window, 'attendance');
  await manager.press('Alt+2');
  const reported = managers.window.getByRole('option', { name: '自报待核' });
  await expect(reported).toContainText(name);
  const rows = managers.window.getByRole('listbox', { name: '签到名单' }).getByRole('option');
  const at = (await rows.allTextContents()).findIndex((text) => text.includes('自报待核'));
  for (let row = 0; row < at; row += 1) await manager.press('ArrowDown');
  await manager.press('Enter');
  const panel = managers.window.getByRole('complementary', { name: /自报待核/ });
  await expect(panel).toContainText('做了：上门理发');
  await expect(panel).toContainText('路上 30 分钟');
  const proposed = Number(await managers.window.getByLabel('服务时数（分钟，不含路上）').inputValue());
  expect(proposed).toBeGreaterThan(0);
  await managers.window.screenshot({ path: test.info().outputPath('to-confirm.png') });
  await manager.press('Control+Enter');
  await expect(reported).toHaveCount(0);
  expect(check()).toMatchObject({ minutes: before + proposed, problems: [] });
});

test('a sheet is entered afterwards with the minutes on the way; one person on two rows is seen', async ({
  site,
}) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press(MANAGER);
  await untilUsable(window, 'case-list');
  await window.evaluate("location.hash = '#/attendances'");
  await untilUsable(window, 'attendances-waiting');
  await expect(window.getByRole('heading', { name: /还没有签到记录/ })).toBeVisible();
  await expect(window.getByRole('button', { name: '打开名单' }).first()).toBeFocused();
  await keyboard.press('Enter');
  await untilUsable(window, 'attendance');
  const here = Number(await window.locator('[data-count=here]').textContent());
  const [one, other] = operate<{ rows: VolunteerLine[] }>(
    'volunteers',
    'list',
    '--limit',
    '200',
    '--data',
    site.folder,
  )
    .rows.filter(({ phone }) => phone !== '')
    .slice(-2);
  await keyboard.press('Alt+l');
  await expect(window.getByLabel('第 1 行姓名')).toBeFocused();
  for (const phone of [one?.phone, other?.phone, one?.phone]) {
    await keyboard.type(phone ?? '');
    await keyboard.press('Enter');
  }
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('alert')).toHaveText('第 1 行和第 3 行是同一个人，删掉一行');
  await window.getByLabel('第 3 行姓名').focus();
  await keyboard.press('Control+a', 'Delete');
  await window.getByLabel('第 1 行路上分钟').focus();
  await keyboard.type('20');
  await window.screenshot({ path: test.info().outputPath('sheet.png') });
  await keyboard.press('Control+Enter');
  await expect(window.locator('[data-count=here]')).toHaveText(String(here + 2));
});
