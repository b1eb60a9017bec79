import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import type { SearchResult } from '#shared/contract/search.ts';
import { formatDateWithWeekday, formatLongDate } from '#shared/wording/dates.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { readable, readPdf } from './support/read-pdf.ts';

test('a licence is suspended, resumed, extended, completed and delivered by keyboard alone', async ({
  site,
}) => {
  // Six documents are rendered, kept and read back.
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  const panel = (name: string) => window.getByRole('complementary', { name });
  const steps = window.getByRole('navigation', { name: '可以办的事' });
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'LL001', '林木采伐');
  await keyboard.type(oldKaipingNumber('19610505', '031'));
  await keyboard.press('Enter');
  await keyboard.compose('谭永生');
  await keyboard.press('Enter', 'Enter', 'Enter', 'a', 'Control+Enter');
  await untilUsable(window, 'accepted');
  await expect(window.getByText('文书已保存').first()).toBeVisible();
  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await expect(window.getByText('谭永生', { exact: true })).toBeVisible();
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  await expect(steps).toContainText('中止');

  const chooseStep = async (name: string) => {
    const text = await steps.getByRole('button', { name }).textContent();
    await keyboard.press(/Alt\+\d/.exec(text ?? '')?.[0] as string);
    await expect(panel(name)).toBeVisible();
  };

  await chooseStep('中止');
  await keyboard.compose('采伐现场勘验');
  await keyboard.press('Enter');
  await keyboard.type('300');
  await keyboard.press('Control+Enter');
  await expect(panel('中止').getByText('请填 1 到 250 的整数')).toBeVisible();
  await expect(window.getByLabel('预计需要（工作日）')).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('5');
  await expect(panel('中止').getByRole('button', { name: /^中止 · 如 .*恢复，办结/ })).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(panel('中止')).toHaveCount(0);
  await expect(window.getByText('‖ 中止').first()).toBeVisible();
  await expect(window.getByText('特别程序告知书：没有找到打印机')).toBeVisible();

  await chooseStep('恢复');
  await keyboard.press('Enter');
  await expect(panel('恢复')).toHaveCount(0);

  await chooseStep('延期');
  await keyboard.type('10');
  await keyboard.press('Enter');
  await keyboard.compose('需要到外县核实');
  await keyboard.press('Enter');
  await keyboard.compose('梁主任');
  const extend = panel('延期').getByRole('button', { name: /^延期 10 个工作日 · 办结/ });
  await expect(extend).toBeVisible();
  const promise = /办结 (\d{4}-\d{2}-\d{2})/.exec((await extend.textContent()) ?? '')?.[1] as string;
  await keyboard.press('Enter', 'Enter');
  await expect(panel('延期')).toHaveCount(0);
  await expect(window.getByText(formatDateWithWeekday(promise)).first()).toBeVisible();
  await expect(window.getByText('延期通知书：没有找到打印机')).toBeVisible();

  await chooseStep('办结');
  await keyboard.press('Enter');
  await expect(panel('办结')).toHaveCount(0);
  await expect(window.getByText('办结通知书：没有找到打印机')).toBeVisible();

  await chooseStep('送达');
  await keyboard.press('2', 'Enter');
  await keyboard.type('XA44012345');
  await keyboard.press('Control+Enter');
  await expect(panel('送达')).toHaveCount(0);
  await expect(window.getByText('已送达')).toBeVisible();
  await expect(steps).toHaveCount(0);
  await expect(window.getByText('送达回证：没有找到打印机')).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const { cases } = operate<SearchResult>('search', '谭永生', '--data', site.folder);
  const detail = operate<CaseDetail>('case', 'show', cases[0]?.number as string, '--data', site.folder);
  expect(detail).toMatchObject({ state: 'delivered', promisedDue: promise, extensionDays: 10, lamp: null });
  expect(detail.events.map(({ step }) => step)).toEqual([
    'accept',
    'suspend',
    'resume',
    'extend',
    'complete',
    'deliver',
  ]);
  const out = join(site.folder, 'exported');
  mkdirSync(out);
  const words = ['document', 'export', detail.number, '--out', out, '--data', site.folder];
  const files = operate<{ kind: DocumentKind; path: string }[]>(...words);
  const said: Partial<Record<DocumentKind, string[]>> = {
    'special-procedure-notice': ['特别程序告知书', '采伐现场勘验', '5 个工作日'],
    'extension-notice': ['延期通知书', '需要到外县核实', '梁主任', formatLongDate(promise)],
    'completion-notice': ['办结通知书', '准予办理', formatLongDate(promise)],
    'delivery-record': ['送达回证', '邮寄，邮件号码 XA44012345'],
  };
  expect(files).toHaveLength(6);
  for (const { kind, path } of files) {
    const pdf = await readPdf(readFileSync(path));
    expect(pdf.pages).toBe(1);
    expect(pdf.codes).toEqual([expect.stringMatching(`^${detail.number}-0[1-6]$`)]);
    for (const text of [...(said[kind] ?? []), '谭永生', detail.itemName]) {
      expect(pdf.text, kind).toContain(readable(text));
    }
    expect(pdf.text).not.toContain('草稿');
  }
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});
