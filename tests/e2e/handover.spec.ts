import { expect } from '@playwright/test';
import type { CaseLine } from '#shared/contract/cases.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { attachPrinter } from './support/printer.ts';
import { readable, readPdf } from './support/read-pdf.ts';

test('a shift is handed over on paper and in the window, and the cases show the new clerk', async ({
  site,
}) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-1');
  const printer = await attachPrinter(electron);
  const keyboard = new ClerkKeyboard(window);
  const openPage = async () => {
    await keyboard.press('Control+k');
    await keyboard.type('jjb');
    await keyboard.press('Enter');
    await untilUsable(window, 'handover');
  };
  await untilUsable(window, 'case-list');
  await openPage();
  const give = window.getByRole('region', { name: '交班' });
  const count = /在办 (\d+) 件/.exec(
    (await give.getByRole('button', { name: /交班并打印/ }).textContent()) ?? '',
  );
  expect(Number(count?.[1])).toBeGreaterThan(0);
  await keyboard.press('Control+Enter');
  await expect(give.getByText('选一位接班人')).toBeVisible();
  await keyboard.press('1', 'Enter');
  await keyboard.compose('业务专用章 1 枚');
  await keyboard.press('Enter');
  await keyboard.compose('林秀英明天来取件');
  await keyboard.press('Enter');
  await expect(window.getByText('交接清单已打印，双方签名')).toBeVisible();
  await expect(window.getByRole('region', { name: '等对方接收' })).toContainText('陈晓敏 交给 黄志强');
  const [sheet] = await printer.sheets();
  const paper = await readPdf(sheet as Buffer);
  for (const text of ['交接清单', '陈晓敏', '黄志强', '业务专用章 1 枚', `在办办件，共 ${count?.[1]} 件`]) {
    expect(paper.text).toContain(readable(text));
  }

  // The receiver at the same window.
  await keyboard.press('Control+Shift+e');
  await untilUsable(window, 'staff-choice');
  await window.getByRole('option', { name: /黄志强/ }).click();
  await expect(window.getByPlaceholder('查事项、人、办件')).toBeVisible();
  const column = window.getByRole('navigation', { name: '左栏' });
  await expect(column.getByRole('link', { name: '待接班 1' })).toBeVisible();
  await openPage();
  await expect(window.getByRole('region', { name: '等我接收' })).toContainText('陈晓敏 交给 黄志强');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('已接收，办件和草稿都在你名下')).toBeVisible();
  await expect(window.getByRole('region', { name: '等我接收' })).toHaveCount(0);
  await expect(column.getByText('待接班')).toHaveCount(0);
  const number = (await window
    .getByText(/^13-\d{4}-\d{6}$/)
    .first()
    .textContent()) as string;
  expect(errors).toEqual([]);
  await electron.close();
  const shown = operate<{ clerkName: string }>('case', 'show', number, '--data', site.folder);
  expect(shown.clerkName).toBe('黄志强');
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

test('B acts for A only while A is away', async ({ site }) => {
  test.slow();
  const { window, electron, errors } = await site.open('--staff', 'demo-13-4');
  const keyboard = new ClerkKeyboard(window);
  const panel = (name: string) => window.getByRole('complementary', { name });
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type('abg');
  await keyboard.press('Enter');
  await untilUsable(window, 'posts');
  await keyboard.press('Alt+2');
  await keyboard.compose('综合窗口');
  await keyboard.press('Enter', 'Enter', '1', 'Enter', '1');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('A 陈晓敏　B 黄志强')).toBeVisible();
  await keyboard.press('Alt+1');
  await keyboard.press('Control+Enter');
  await expect(panel('登记离岗').getByText('“谁离岗”还没有填')).toBeVisible();
  await keyboard.press('1', 'Enter');
  // Days are typed and shown in one way whatever the system's language is.
  await keyboard.type('2026.1.1');
  await keyboard.press('Enter');
  await expect(window.getByLabel('从哪天')).toHaveValue('2026-01-01');
  await keyboard.type('20991231');
  await keyboard.press('Enter');
  await expect(window.getByLabel('到哪天')).toHaveValue('2099-12-31');
  await keyboard.compose('培训');
  await keyboard.press('Enter');
  await expect(window.getByText('▲ 今天由 B 岗代办')).toBeVisible();

  // B at the window, with a case of A.
  const lines = operate<CaseLine[]>('case', 'list', '--filter', 'open', '--data', site.folder);
  const ofA = lines.find(({ clerkName, state }) => clerkName === '陈晓敏' && state === 'accepted');
  await keyboard.press('Control+Shift+e');
  await untilUsable(window, 'staff-choice');
  await window.getByRole('option', { name: /黄志强/ }).click();
  await untilUsable(window, 'case-list');
  await keyboard.press('Control+k');
  await keyboard.type(ofA?.number as string);
  await keyboard.press('Enter');
  await untilUsable(window, 'case-detail');
  const steps = window.getByRole('navigation', { name: '可以办的事' });
  await steps.getByRole('button', { name: '转办' }).focus();
  await keyboard.press('Enter');
  await expect(panel('转办')).toBeVisible();
  await keyboard.press('Control+Enter');
  await expect(panel('转办')).toHaveCount(0);
  await expect(window.getByText('黄志强 代 陈晓敏')).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();
});
