import { expect } from '@playwright/test';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

test('the answers decide the papers and the form, all by keyboard, and what was ticked stays ticked', async ({
  site,
}) => {
  const { window, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  const papers = window.getByRole('listbox', { name: '材料' }).getByRole('option');
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'SG003', '注销');
  await keyboard.type(oldKaipingNumber('19710203', '031'));
  await expect(window.getByText('1971-02-03')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('司徒先生');
  await keyboard.press('Enter', 'Enter', 'Enter');

  // Nothing is taken in before the situation is known, and Enter passes over no question.
  await expect(window.getByText('先回答情形')).toBeVisible();
  await keyboard.press('Enter');
  await expect(window.getByText('请先选一项')).toBeVisible();
  await keyboard.press('1', 'Enter', '1', 'Enter', '2', 'Enter', '1', 'Enter');
  await expect(papers).toHaveCount(4);
  await expect(papers.nth(2)).toContainText('简易注销承诺书');
  await keyboard.press('Enter', 'Enter');

  // On a list of abnormal operation the simple way is barred.
  await keyboard.press('Alt+3', 'Tab', '2');
  await expect(window.getByText('不适用简易注销').first()).toBeVisible();
  await keyboard.press('Alt+4');
  await expect(papers).toHaveCount(5);
  await expect(papers.nth(2)).toContainText('清税证明');
  await expect(papers.nth(2)).toContainText('容缺可后补');
  await expect(papers.nth(4)).toContainText('如有');
  await expect(papers.nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect(papers.nth(1)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter', 'Enter', 'ArrowRight');

  // The form: a code with its pattern, yes and no, and a date that does not apply here.
  await keyboard.type('12345');
  await keyboard.press('Enter');
  await expect(window.getByText('格式不对，请对照证件逐位核对')).toBeVisible();
  await window.getByLabel('统一社会信用代码').last().fill('');
  await keyboard.type('92440783ma4w1q2r3x');
  await keyboard.press('Enter', 'Enter', '1', 'Enter', '1', 'Enter', '1', 'Enter');
  await expect(window.getByText('经营者死亡日期')).toHaveCount(0);
  await keyboard.press('Control+Enter');
  await expect(window.getByText('这一项还没有填')).toBeVisible();
  await keyboard.press('2', 'Control+Enter');
  await untilUsable(window, 'accepted');
  expect(errors).toEqual([]);

  const { cases } = operate<SearchResult>('search', '司徒先生', '--data', site.folder);
  const accepted = operate<CaseDetail>('case', 'show', cases[0]?.number as string, '--data', site.folder);
  expect(accepted.materials.map(({ name, received }) => [name, received])).toEqual([
    ['个体工商户登记（备案）申请书', true],
    ['经营者身份证', true],
    ['清税证明', true],
    ['营业执照遗失（无法缴回）情况说明', true],
    ['移出异常名录决定或行政处罚结案材料', false],
  ]);
  expect(accepted.situations.map(({ answer }) => answer)).toContain('遗失或损毁');
  expect(accepted.form).toContainEqual({ label: '统一社会信用代码', value: '92440783MA4W1Q2R3X' });
});

test('an answer that ends the intake registers nothing, and another answer goes on where it was', async ({
  site,
}) => {
  const { window } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'YB007', '异地就医');
  await keyboard.type(oldKaipingNumber('19650607', '042'));
  await expect(window.getByText('1965-06-07')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose('关女士');
  await keyboard.press('Enter', 'Enter', 'Enter');
  await expect(window.getByRole('group', { name: '属于哪一种异地就医？' })).toBeVisible();
  await keyboard.press('5');

  const action = window.getByRole('button', { name: 'Ctrl+Enter' });
  await expect(action).toHaveText(/告知到哪里办，不登记/);
  await expect(window.getByText('按所选情形不用在这里登记：视同已备案，不收材料')).toBeVisible();
  await expect(window.getByText('受理并打印')).toHaveCount(0);
  await keyboard.press('Enter');
  await expect(action).toBeFocused();
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'case-list');
  expect(operate<SearchResult>('search', '关女士', '--data', site.folder).cases).toEqual([]);

  // The same person after all: what was typed is a draft, and one other answer opens the way.
  await keyboard.press('F2');
  await untilUsable(window, 'intake');
  await keyboard.press('F3');
  await expect(window.getByText('在外地急诊抢救')).toBeVisible();
  await keyboard.press('Alt+3', '6', 'Enter', '3', 'Enter', '1', 'Enter');
  await expect(action).toHaveText(/受理并打印/);
  await expect(window.getByRole('listbox', { name: '材料' }).getByRole('option')).toHaveCount(2);
});
