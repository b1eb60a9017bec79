import { expect, type Page } from '@playwright/test';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { answerOldAgeAllowance } from './support/old-age-allowance.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

test('whoever may be registered already is compared before anything is written', async ({ site }) => {
  const { window, errors, electron } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(oldKaipingNumber('19420312', '122'));
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('丰收里 12 号');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');

  // The same person with no paper in the hand, then another one of this name and day.
  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(oldKaipingNumber('19420312', '166'));
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: '可能是同一人' })).toBeVisible();
  await keyboard.press('Alt+C');
  const panel = window.getByRole('complementary', { name: '可能是同一人' });
  await expect(panel).toBeVisible();
  // Not without a reason, and not by the back door.
  await keyboard.press('2', 'Enter');
  await expect(window.getByText('请写明为什么不是同一人')).toBeVisible();
  await keyboard.press('Escape', 'Enter');
  await keyboard.compose('丰收里 15 号');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Control+Enter');
  await expect(panel).toBeVisible();
  await keyboard.press('2');
  await keyboard.compose('同村同名，两人都见过');
  await keyboard.press('Enter', 'Control+Enter');
  await untilUsable(window, 'accepted');

  // The third time it is somebody who is known after all.
  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(oldKaipingNumber('19420312', '188'));
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: '本机已有 2 条' })).toBeVisible();
  await keyboard.press('Alt+C');
  await expect(panel).toBeVisible();
  await keyboard.press('2');
  await expect(panel).toHaveCount(0);
  await expect(window.getByText('同一事项 今天已在本中心受理')).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
  expect(operate<SearchResult>('search', '余阿嬷', '--data', site.folder).residents).toHaveLength(2);
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

/** Somebody new, who lives with nobody yet: by an intake, as everybody comes into the register. */
async function register(window: Page, keyboard: ClerkKeyboard, name: string, number: string) {
  await beginIntake(window, keyboard, 'SB003', '个人基本信息变更');
  await expect(window.getByLabel('证件号码')).toBeFocused();
  await keyboard.type(number);
  await keyboard.press('Enter');
  await keyboard.compose(name);
  await keyboard.press('Enter', 'Enter', 'Enter', 'a');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  return { name, maskedNumber: number };
}

test('marks, the household and a whole number are a few keys away, and the number is masked again', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const card = window.getByRole('complementary', { name: '当前的人' });
  const open = async (name: string) => {
    await keyboard.press('Control+K');
    await keyboard.compose(name);
    await expect(window.getByRole('option').first()).toContainText(name);
    await keyboard.press('Enter');
    await untilUsable(window, 'resident');
    await expect(card).toContainText(name);
  };
  const member = await register(window, keyboard, '司徒月英', oldKaipingNumber('19500410', '122'));
  const person = await register(window, keyboard, '利永昌', oldKaipingNumber('19480815', '133'));
  await open(person.name);

  await keyboard.press('Alt+M', '1', '2', 'Enter');
  await keyboard.compose('请大声一点');
  await keyboard.press('Enter');
  await expect(card.getByText('需代读代写')).toBeVisible();
  await expect(card.getByText('请大声一点')).toBeVisible();

  await keyboard.press('Alt+H');
  await keyboard.compose(member.name);
  await expect(window.getByRole('option').filter({ hasText: member.maskedNumber.slice(-4) })).toBeVisible();
  await keyboard.press('Enter', '2', 'Enter');
  await expect(card.getByRole('heading', { name: '同户 2 人', level: 3 })).toBeVisible();
  // Out again by a key.
  await keyboard.press('Alt+2');
  await expect(card.getByRole('heading', { name: '同户 1 人', level: 3 })).toBeVisible();
  await keyboard.press('Escape');

  await keyboard.press('Alt+N');
  await keyboard.compose(`${person.name}改`);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(window.getByText('写明为什么改')).toBeVisible();
  await keyboard.compose('登记时写错');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: `${person.name}改`, level: 1 })).toBeVisible();

  await keyboard.press('Alt+V');
  await keyboard.compose('填写社保系统');
  await keyboard.press('Enter');
  const masked = person.maskedNumber.slice(-4);
  await expect(card.getByText(new RegExp(`^\\d{6} \\d{8} ${masked}$`))).toBeVisible();
  await keyboard.press('Control+L');
  await keyboard.press('Alt+V');
  await expect(card.getByText(`******** ${masked}`)).toBeVisible();
  expect(errors).toEqual([]);
});
