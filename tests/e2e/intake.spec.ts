import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { formatLongDate } from '#shared/wording/dates.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readable, readPdf } from './support/read-pdf.ts';

/** Waits until a clerk could read the question. */
async function untilAsked(window: Page, question: string): Promise<void> {
  await expect(window.getByRole('group', { name: question })).toBeVisible();
}

/** 城乡居民养老保险参保登记: a local resident in no hardship who pays by himself, 600 yuan a year from 2026 on. */
async function answerPensionRegistration(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await untilAsked(window, '参保人是什么身份？');
  await keyboard.press('1', 'Enter', '1', 'Enter', '2', 'Enter', 'a');
  await keyboard.type('600');
  await keyboard.press('Enter');
  await keyboard.type('2026');
  await keyboard.press('Enter', '2', 'Enter');
}

test('a clerk takes in a new resident by keyboard alone and both documents can be read back', async ({
  site,
}) => {
  const { window, electron, errors } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  const number = oldKaipingNumber('19580312', '122');

  await untilUsable(window, 'staff-choice');
  await keyboard.press('Enter');
  await untilUsable(window, 'case-list');

  await beginIntake(window, keyboard, 'cxyl', '城乡居民养老保险');
  await keyboard.type(number);
  await expect(window.getByText('1958-03-12')).toBeVisible();
  const card = window.getByRole('complementary', { name: '当前的人' });
  await keyboard.press('Enter');
  await keyboard.compose('林阿嬷');
  // Who was never here has a card as well, of what is typed, from the first letter on.
  await expect(card.getByRole('heading', { name: /林阿嬷.*女.*岁/ })).toBeVisible();
  await expect(card).toContainText('首次登记');
  await expect(card).not.toContainText(number);
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
  await keyboard.press('Enter');
  await keyboard.compose('蓢畔村丰收里 12 号');
  await keyboard.press('Enter');
  await answerPensionRegistration(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('没有找到打印机，文书已保存，可稍后补打').first()).toBeVisible();
  await expect(card).toContainText('在办 1');
  await expect(card).toContainText('13800138000');
  await expect(card).not.toContainText('首次登记');

  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await expect(window.getByText('林阿嬷', { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
  expect(existsSync(join(site.folder, 'onewindow.db-wal'))).toBe(false);

  const { cases } = operate<SearchResult>('search', '林阿嬷', '--data', site.folder);
  expect(cases).toHaveLength(1);
  const accepted = operate<CaseDetail>('case', 'show', cases[0]?.number as string, '--data', site.folder);
  expect(accepted).toMatchObject({ state: 'accepted', applicantName: '林阿嬷', clerkName: '陈晓敏' });
  expect(accepted.applicantMaskedNumber).toBe(`${number.slice(0, 6)}********${number.slice(-4)}`);
  expect(accepted.materials.every(({ received }) => received)).toBe(true);
  expect(accepted.events.map(({ step }) => step)).toEqual(['accept']);

  const out = join(site.folder, 'exported');
  mkdirSync(out);
  const files = operate<{ kind: DocumentKind; path: string }[]>(
    'document',
    'export',
    accepted.number,
    '--out',
    out,
    '--data',
    site.folder,
  );
  expect(files.map(({ kind }) => kind).sort()).toEqual(['acceptance-notice', 'materials-receipt']);
  for (const { kind, path } of files) {
    const pdf = await readPdf(readFileSync(path));
    expect(pdf.pages).toBe(1);
    expect(pdf.codes).toEqual([expect.stringMatching(`^${accepted.number}-0[12]$`)]);
    expect(pdf.text).toContain(kind === 'acceptance-notice' ? '受理通知书' : '材料接收凭证');
    for (const said of ['林阿嬷', accepted.itemName, accepted.number, accepted.applicantMaskedNumber]) {
      expect(pdf.text).toContain(readable(said));
    }
    for (const date of [accepted.acceptedOn, accepted.promisedDue] as string[])
      expect(pdf.text).toContain(formatLongDate(date));
    expect(pdf.text).not.toContain(number);
    expect(pdf.text).not.toContain('草稿');
  }
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

test('a licence shows both limits, and the rare character of 蓢畔 prints', async ({ site }) => {
  operate(
    'seed',
    '--data',
    `${site.folder}-17`,
    '--residents',
    '5',
    '--cases',
    '5',
    '--site',
    '17',
    '--no-activities',
  );
  site.folder = `${site.folder}-17`;
  const { window, electron } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'staff-choice');
  await keyboard.press('1');
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'NY001', '宅基地');
  await expect(window.getByText('法定')).toBeVisible();
  await keyboard.type(oldKaipingNumber('19610505', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('谭蓢生');
  await keyboard.press('Enter', 'Enter', 'Enter');
  await untilAsked(window, '准备怎样建？');
  // 新址申请，分户，建设用地，配偶户口在本村
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.compose('蓢畔一组');
  await keyboard.press('Enter');
  for (const figure of ['4', '0']) {
    await keyboard.type(figure);
    await keyboard.press('Enter');
  }
  await keyboard.press('2', 'Enter');
  for (const figure of ['100', '260', '3', '10.5']) {
    await keyboard.type(figure);
    await keyboard.press('Enter');
  }
  await keyboard.compose('东至村道，南至林家，西至空地，北至鱼塘');
  await keyboard.press('Enter', '1', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();
  await electron.close();

  const { cases } = operate<SearchResult>('search', '谭蓢生', '--data', site.folder);
  const accepted = operate<CaseDetail>('case', 'show', cases[0]?.number as string, '--data', site.folder);
  const out = join(site.folder, 'exported');
  mkdirSync(out);
  const files = operate<{ path: string }[]>(
    'document',
    'export',
    accepted.number,
    '--out',
    out,
    '--data',
    site.folder,
  );
  expect(files).toHaveLength(2);
  for (const { path } of files) {
    const { text } = await readPdf(readFileSync(path));
    expect(text).toContain('蓢畔村党群服务中心');
    expect(text).toContain('谭蓢生');
    expect(text).toContain(formatLongDate(accepted.promisedDue as string));
    expect(text).toContain(formatLongDate(accepted.statutoryDue as string));
  }
});

test('a known number brings the person, and a wrong one gets a fitting answer while nothing typed is lost', async ({
  site,
}) => {
  const { window } = await site.open();
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'staff-choice');
  await keyboard.press('Enter');
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'SB001', '参保登记');
  const field = window.getByLabel('证件号码');
  const good = oldKaipingNumber('19700101', '031');
  const wrongs: [string, RegExp][] = [
    [`${good.slice(0, 17)}${good.endsWith('1') ? '2' : '1'}`, /第 18 位/],
    ['440724199902290011', /1999 年 2 月 29 日/],
    ['440724700101031', /15 位/],
    ['44072419700101O311', /第 15 位/],
  ];
  for (const [wrong, sentence] of wrongs) {
    await field.fill('');
    await keyboard.type(wrong);
    await keyboard.press('Enter');
    await expect(window.getByText(sentence).first()).toBeVisible();
    await expect(field).toHaveValue(wrong);
  }
  // Pasted with spaces and in full width: tidied, not refused.
  await field.fill('');
  const fullWidth = Array.from(good, (digit) =>
    String.fromCodePoint((digit.codePointAt(0) as number) + 0xfee0),
  );
  await keyboard.compose(` ${fullWidth.slice(0, 6).join('')} ${fullWidth.slice(6).join('')} `);
  await expect(window.getByText('1970-01-01')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('余先生');
  await keyboard.press('Enter', 'Enter', 'Enter');
  await answerPensionRegistration(window, keyboard);
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');

  const strokesBefore = keyboard.strokes;
  await keyboard.press('Enter');
  await untilUsable(window, 'intake');
  await keyboard.type('MZ007');
  await expect(window.getByRole('option').first()).toContainText('高龄');
  await keyboard.press('Enter');
  await keyboard.type(good);
  await expect(window.getByText('余先生').first()).toBeVisible();
  await expect(window.getByText(good)).toHaveCount(0);
  await keyboard.press('Enter');
  await untilAsked(window, '老人今年多大？');
  await keyboard.press('1', 'Enter', '1', 'Enter', '1', 'Enter', 'a');
  await keyboard.type('20261201');
  await keyboard.press('Enter', '1', 'Enter', '1', 'Enter');
  await keyboard.type('6217001234005678');
  await keyboard.press('Enter');
  await keyboard.type('13800138000');
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  const strokes = keyboard.strokes - strokesBefore;
  console.log(`keystrokes: ${strokes}`);
  expect(strokes).toBeLessThanOrEqual(25);
  const people = operate<SearchResult>('search', '余先生', '--data', site.folder);
  expect(people.residents).toHaveLength(1);
  expect(people.cases).toHaveLength(2);
});

test('a clerk faster than the search loses no key', async ({ site }) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const number = oldKaipingNumber('19520202', '021');
  await keyboard.press('F2');
  await untilUsable(window, 'intake');
  await keyboard.type('SB001');
  await keyboard.press('Enter');
  await keyboard.type(number);
  await expect(window.getByLabel('证件号码')).toHaveValue(number);
  await expect(window.getByText('城乡居民养老保险参保登记')).toBeVisible();

  await keyboard.press('Alt+1');
  await keyboard.type('没有这样的事项');
  await keyboard.press('Enter');
  await expect(window.getByText('没有找到这个事项，请换个说法').first()).toBeVisible();
  await expect(window.getByLabel('事项', { exact: true })).toBeFocused();
});
