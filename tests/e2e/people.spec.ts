import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { computeCreditCodeCheckCharacter } from '#shared/domain/credit-code.ts';
import { type Site, test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readPdf } from './support/read-pdf.ts';

/** Answers 高龄老人津贴申领 (MZ007): 80 to 89, the first time, paid to the own account. */
async function answerOldAgeAllowance(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await expect(window.getByRole('group', { name: '老人今年多大？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type('20261101');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await keyboard.type('6217001234005678');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
}

async function exportedTexts(site: Site, number: string): Promise<Map<DocumentKind, string>> {
  const out = join(site.folder, `exported-${number}`);
  mkdirSync(out);
  const files = operate<{ kind: DocumentKind; path: string }[]>(
    ...['document', 'export', number, '--out', out, '--data', site.folder],
  );
  const texts = files.map(
    async ({ kind, path }) => [kind, (await readPdf(readFileSync(path))).text] as const,
  );
  return new Map(await Promise.all(texts));
}

const theCaseOf = (site: Site, name: string, at = 0): CaseDetail => {
  const { cases } = operate<SearchResult>('search', name, '--data', site.folder);
  return operate<CaseDetail>('case', 'show', cases[at]?.number as string, '--data', site.folder);
};

test('a son brings the papers of his old mother, and is offered again the next time', async ({ site }) => {
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const mother = oldKaipingNumber('19420312', '122');
  const son = oldKaipingNumber('19680820', '331');

  await beginIntake(window, keyboard, 'MZ007', '高龄');
  await keyboard.type(mother);
  await expect(window.getByText('1942-03-12')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('余阿嬷');
  await keyboard.press('Enter', 'Enter');
  await keyboard.compose('丰收里 12 号');
  await keyboard.press('Alt+A');
  await keyboard.type(son);
  await keyboard.press('Enter');
  await keyboard.compose('余大文');
  await keyboard.press('Enter');
  await keyboard.type('13900139000');
  await keyboard.press('Enter', '2');
  await expect(window.getByRole('group', { name: '授权方式' }).getByLabel('授权委托书')).toBeChecked();
  await keyboard.press('Enter');
  // What is no day is not taken for an empty one.
  await keyboard.type('1a');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('只办这一次的，把它清空')).toBeVisible();
  await expect(window.getByLabel('授权至')).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('20281231');
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Alt+5');
  await expect(window.getByRole('listbox', { name: '材料' })).toContainText('代办人身份证');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();

  // The next time: the number, Alt+A, Enter.
  await keyboard.press('Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('MZ007');
  await expect(window.getByRole('option').first()).toContainText('高龄');
  await keyboard.press('Enter');
  await keyboard.type(mother);
  await expect(window.getByText('儿子代理 1 次').first()).toBeVisible();
  await keyboard.press('Alt+A');
  await expect(window.getByText('余大文（儿子）')).toBeVisible();
  await expect(window.getByText(son)).toHaveCount(0);
  await keyboard.press('Enter');
  await answerOldAgeAllowance(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('儿子代理 2 次').first()).toBeVisible();
  await expect(window.getByText('文书已保存').first()).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const accepted = theCaseOf(site, '余阿嬷');
  expect(accepted.agent).toMatchObject({
    name: '余大文',
    maskedNumber: `${son.slice(0, 6)}********${son.slice(-4)}`,
    relation: 'son',
    authorisation: 'power-of-attorney',
    until: '2028-12-31',
  });
  expect(accepted.materials.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['代办人身份证', '授权委托书']),
  );
  const texts = await exportedTexts(site, accepted.number);
  expect(texts.size).toBe(2);
  for (const text of texts.values()) {
    expect(text).toContain('余大文');
    expect(text).not.toContain(son);
  }
});

test('an organisation is taken in by its code, acts through somebody, and is found again', async ({
  site,
}) => {
  const { window, errors, electron } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const first17 = '92440783MA4W9XYU8';
  const code = first17 + computeCreditCodeCheckCharacter(first17);

  await beginIntake(window, keyboard, 'SG002', '个体工商户变更');
  await keyboard.type(code);
  await expect(window.getByText('校验通过，首次登记')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('沙塘镇阿强五金店');
  await keyboard.press('Enter');
  await keyboard.compose('余阿强');
  await keyboard.press('Enter', 'Enter');
  await keyboard.type('0750-2600009');
  await keyboard.press('Enter');
  await keyboard.compose('沙塘圩建设路 8 号');
  await keyboard.press('Enter');
  await keyboard.type(oldKaipingNumber('19850820', '331'));
  await keyboard.press('Enter');
  await keyboard.compose('陈小妹');
  await keyboard.press('Enter', 'Enter', '1');
  await keyboard.press('Enter', 'Enter');
  // 变更名称，执照都在，没有要先批准的项目
  await expect(window.getByRole('group', { name: '要变更什么？' })).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type(code);
  await keyboard.press('Enter');
  await keyboard.compose('沙塘镇阿强农机店');
  await keyboard.press('Enter', 'Enter', '1', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();

  // Found by the initials of its name, with its page and its agent.
  await keyboard.press('Control+K');
  await keyboard.type('stzaqwjd');
  await expect(window.getByRole('option').first()).toContainText('沙塘镇阿强五金店');
  await keyboard.press('Enter');
  await untilUsable(window, 'resident');
  await expect(window.getByText('负责人 余阿强')).toBeVisible();
  await expect(window.getByText('单位经办人，来过 1 次')).toBeVisible();
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('SG002');
  await keyboard.press('Enter');
  await expect(window.getByText('陈小妹').first()).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const { residents } = operate<SearchResult>('search', code.slice(0, 12), '--data', site.folder);
  expect(residents).toMatchObject([{ name: '沙塘镇阿强五金店', maskedNumber: code }]);
  const accepted = theCaseOf(site, '沙塘镇阿强五金店');
  expect(accepted.materials.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['经办人身份证', '单位授权委托书']),
  );
  for (const text of (await exportedTexts(site, accepted.number)).values()) {
    expect(text).toContain('陈小妹');
    expect(text).toContain(code);
  }
});

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
