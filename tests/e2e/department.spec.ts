import { expect } from '@playwright/test';
import type { CaseDetail, CaseLine } from '#shared/contract/cases.ts';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';

test('a case is forwarded, judged and given back by keyboard, each by whose step it is', async ({ site }) => {
  test.slow();
  const [line] = operate<CaseLine[]>('case', 'list', '--state', 'accepted', '--data', site.folder);
  const number = line?.number as string;
  const atWindow = await site.open('--staff', 'demo-13-1');
  const clerk = new ClerkKeyboard(atWindow.window);
  const choose = async (window: typeof atWindow.window, keyboard: ClerkKeyboard, name: string) => {
    const steps = window.getByRole('navigation', { name: '可以办的事' });
    const text = await steps.getByRole('button', { name }).textContent();
    await keyboard.press(/Alt\+\d/.exec(text ?? '')?.[0] as string);
    await expect(window.getByRole('complementary', { name })).toBeVisible();
  };
  await untilUsable(atWindow.window, 'case-list');
  await clerk.press('Control+k');
  await clerk.type(number);
  await expect(atWindow.window.getByRole('option').first()).toContainText(number.slice(-6));
  await clerk.press('Enter');
  await untilUsable(atWindow.window, 'case-detail');
  await choose(atWindow.window, clerk, '转办');
  await clerk.press('Control+a');
  await clerk.compose('民政');
  await clerk.press('Control+Enter');
  await expect(atWindow.window.getByText('在 民政 办理')).toBeVisible();
  await expect(atWindow.window.getByText('物料转移单：没有找到打印机')).toBeVisible();
  const steps = atWindow.window.getByRole('navigation', { name: '可以办的事' });
  await expect(steps.getByRole('button', { name: '催办' })).toBeVisible();
  await expect(steps.getByRole('button', { name: '办结' })).toHaveCount(0);
  await atWindow.electron.close();

  const { window, electron, errors } = await site.open('--staff', 'demo-13-5');
  const handler = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await handler.press('Control+k');
  await handler.type('dwbmbl');
  await expect(window.getByRole('option').first()).toContainText('待我部门办理');
  await handler.press('Enter');
  await untilUsable(window, 'department');
  await expect(window.getByRole('option').filter({ hasText: number.slice(-6) })).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('department.png') });
  await window
    .getByRole('option')
    .filter({ hasText: number.slice(-6) })
    .click();
  await untilUsable(window, 'case-detail');
  await choose(window, handler, '承办意见');
  await handler.compose('已入户核实，情况属实');
  await handler.press('Control+Enter');
  // What was said last stands above the papers as well as in the history.
  await expect(window.getByText(/承办意见（关慧仪 .*已入户核实，情况属实/)).toBeInViewport();
  await window.screenshot({ path: test.info().outputPath('case.png') });
  await choose(window, handler, '退回');
  await handler.compose('户籍不在本镇');
  await handler.press('Enter');
  await handler.compose('长沙街道');
  await handler.press('Control+Enter');
  await expect(window.getByText('已退回').first()).toBeVisible();
  expect(errors).toEqual([]);
  await electron.close();

  const detail = operate<CaseDetail>('case', 'show', number, '--data', site.folder);
  expect(detail).toMatchObject({ state: 'returned', forwardedTo: null });
  expect(detail.events.map(({ step, actorName }) => [step, actorName]).slice(-3)).toEqual([
    ['forward', '陈晓敏'],
    ['opine', '关慧仪'],
    ['return', '关慧仪'],
  ]);
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});
