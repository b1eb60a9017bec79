import { expect } from '@playwright/test';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { activityCode } from '#shared/domain/activity-code.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';
import { scan } from './support/scanner.ts';

test('an activity is planned, moved around another one, filled with people, printed, and found again by its code', async ({
  site,
}) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-4');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  const panel = (name: string) => window.getByRole('complementary', { name });
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('rc');
  await keyboard.press('Enter');
  await untilUsable(window, 'activities');

  const plan = async (name: string, day: string, then: () => Promise<void>) => {
    await keyboard.press('Alt+n');
    await expect(panel('新活动')).toBeVisible();
    await keyboard.press('1', 'Enter');
    await keyboard.compose(name);
    await keyboard.press('Enter');
    await keyboard.type(day);
    await keyboard.press('Enter', 'Enter', 'Enter');
    await then();
    await keyboard.press('Control+Enter');
    await expect(panel(name)).toBeVisible();
    await keyboard.press('Escape');
    await expect(panel(name)).toHaveCount(0);
  };
  await plan('清洁家园', '2026-09-15', async () => {
    await keyboard.compose('榕树书屋');
    await keyboard.press('Enter');
    await expect(window.getByRole('list', { name: '场地已选' })).toContainText('榕树书屋');
    await keyboard.press('Enter', 'Enter', 'Enter');
    await keyboard.type('2');
  });
  // The clash stands in the form while it is typed; another room and it is gone.
  await plan('义诊', '2026-09-15', async () => {
    await keyboard.type('rssw');
    await keyboard.press('Enter');
    await expect(panel('新活动').getByText(/场地“榕树书屋”已安排给“清洁家园”/)).toBeVisible();
    await keyboard.press('Shift+Tab');
    await window.getByRole('combobox', { name: '场地' }).focus();
    await keyboard.press('Backspace');
    await keyboard.compose('村口');
    await keyboard.press('ArrowDown', 'Enter');
    await expect(panel('新活动').getByText(/已安排给/)).toHaveCount(0);
  });

  // By keyboard to the day after, and by mouse to the one after that.
  const calendar = window.getByRole('region', { name: '日历' });
  await expect(calendar).toBeFocused();
  await keyboard.press('2');
  await expect(panel('义诊')).toBeVisible();
  await keyboard.press('Alt+m');
  const bar = window.getByRole('region', { name: '移动活动' });
  await expect(bar).toContainText('移到 9月15日 周二');
  await keyboard.press('ArrowRight', 'Shift+ArrowDown');
  await expect(bar).toContainText('移到 9月16日 周三 09:30—11:30');
  await keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  // By its whole name: the year of the demo may have one that ends alike.
  const chip = (name: string) => calendar.getByTitle(new RegExp(`^\\S+\\n${name}\\n`));
  await chip('义诊').dragTo(calendar.getByTitle(/2026-09-17/));
  await expect(bar).toContainText('移到 9月17日 周四');
  await keyboard.press('Enter');
  await expect(bar).toHaveCount(0);

  // Three people for two places; one does not come, and the third has the place.
  await chip('清洁家园').click();
  const activity = panel('清洁家园');
  for (const name of ['林秀英', '余伯', '关志明']) {
    await window.getByRole('combobox', { name: '报名的人' }).focus();
    await keyboard.compose(name);
    await expect(window.getByRole('option', { name: `群众“${name}”` })).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.type('13900000001');
    await keyboard.press('Enter');
    await expect(activity.getByRole('paragraph').filter({ hasText: name })).toBeVisible();
  }
  await expect(activity.getByText('候补 1，有人不来自动补上')).toBeVisible();
  const first = activity.getByRole('paragraph').filter({ hasText: '林秀英' });
  await first.getByRole('button', { name: '记电话通知' }).click();
  await expect(first.getByText('已电话通知')).toBeVisible();
  await first.getByRole('button', { name: '不来了' }).click();
  await expect(first).toHaveCount(0);
  await expect(activity.getByRole('heading', { name: '报名 2 / 2' })).toBeVisible();

  await keyboard.press('Alt+p');
  await expect(panel('签到表')).toBeVisible();
  await keyboard.press('Control+p');
  await expect(panel('签到表').getByText('已打印')).toBeVisible();
  await keyboard.press('Escape', 'Alt+h');
  await expect(panel('海报')).toBeVisible();
  await keyboard.press('Control+p');
  await expect(panel('海报').getByText('已打印')).toBeVisible();
  const [sheet, poster] = (await printer.sheets()).map((pdf) => readPdf(pdf));
  const onSheet = await (sheet as ReturnType<typeof readPdf>);
  for (const text of ['活动签到表', '清洁家园', '余伯', '关志明', '榕树书屋']) {
    expect(onSheet.text).toContain(readable(text));
  }
  const onPoster = await (poster as ReturnType<typeof readPdf>);
  for (const text of ['清洁家园', '2026年9月15日', '榕树书屋', '2 人']) {
    expect(onPoster.text).toContain(readable(text));
  }

  // What stands on the paper leads back to it, from another screen.
  await keyboard.press('Escape', 'Escape');
  await window.getByRole('link', { name: '全部' }).click();
  await untilUsable(window, 'case-list');
  const lines = operate<ActivityLine[]>(
    ...['activities', 'list', '--from', '2026-09-01', '--until', '2026-09-30', '--data', site.folder],
  );
  const found = lines.find(({ name }) => name === '清洁家园');
  expect(lines.find(({ name }) => name === '义诊')).toMatchObject({ startsAt: '2026-09-17T01:30:00.000Z' });
  await scan(window, activityCode(found?.id as string));
  await expect(panel('清洁家园')).toBeVisible();

  expect(errors).toEqual([]);
  await electron.close();
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

test('a series ends on a day, or is the days that are named', async ({ site }) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  const form = window.getByRole('complementary', { name: '新活动' });
  await untilUsable(window, 'case-list');
  await window.evaluate("location.hash = '#/activities'");
  await untilUsable(window, 'activities');
  const begin = async (name: string, pattern: string) => {
    await keyboard.press('Alt+n');
    await expect(form).toBeVisible();
    await keyboard.press('1', 'Enter');
    await keyboard.compose(name);
    await keyboard.press('Enter');
    await keyboard.type('2026-09-17');
    await form.getByRole('group', { name: '怎样重复' }).locator('input').first().focus();
    await keyboard.type(pattern);
    await keyboard.press('Enter');
  };
  await begin('塘边清洁', '2');
  // Enter in the empty number goes on to the day; 1 October is a day off and is not made up for.
  await keyboard.press('Delete', 'Enter');
  await expect(form.getByLabel('到哪一天为止')).toBeFocused();
  await keyboard.type('2026-10-08');
  await expect(form.getByText('国庆节放假，跳过')).toBeVisible();
  await expect(form.getByRole('button', { name: /安排 3 次/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(window.getByRole('complementary', { name: '塘边清洁' })).toBeVisible();
  await keyboard.press('Escape');
  await begin('义诊', '5');
  for (const day of ['9-23', '1003']) {
    await keyboard.type(day);
    await expect(form.getByRole('option')).toContainText('加上 2026-');
    await keyboard.press('Enter');
  }
  await keyboard.type('2-30');
  await expect(form.getByText(/没有这一天/)).toBeVisible();
  await keyboard.press('Control+a', 'Delete');
  await expect(form.getByRole('button', { name: /安排 3 次/ })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('complementary', { name: '义诊' })).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
  const lines = operate<ActivityLine[]>(
    ...['activities', 'list', '--from', '2026-09-01', '--until', '2026-12-31', '--data', site.folder],
  );
  const daysOf = (name: string) =>
    lines.filter((line) => line.name === name).map(({ startsAt }) => startsAt.slice(5, 10));
  expect(daysOf('塘边清洁')).toEqual(['09-17', '09-24', '10-08']);
  expect(daysOf('义诊')).toEqual(['09-17', '09-23', '10-03']);
});

test('an auditor reads the calendar and plans nothing', async ({ site }) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-8');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('rc');
  await keyboard.press('Enter');
  await untilUsable(window, 'activities');
  await expect(window.getByRole('region', { name: '日历' })).toBeFocused();
  await keyboard.press('Alt+n');
  await expect(window.getByRole('button', { name: /新活动/ })).toHaveCount(0);
  await expect(window.getByRole('complementary', { name: '新活动' })).toHaveCount(0);
  expect(errors).toEqual([]);
  await electron.close();
});
