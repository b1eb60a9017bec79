import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { SearchResult } from '#shared/contract/search.ts';
import { type RunningApplication, test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

const pictures = join(projectFolder, 'test-results', 'queue');
mkdirSync(pictures, { recursive: true });

/** The public's screen once it shows something; documents are printed by windows of their own. */
async function publicScreen({ electron }: RunningApplication): Promise<Page> {
  const find = () => electron.windows().find((page) => page.url().endsWith('/public-screen.html'));
  await expect.poll(() => find() !== undefined).toBe(true);
  const screen = find() as Page;
  await screen.locator('html[data-usable]').waitFor({ state: 'attached' });
  return screen;
}

/** Tells which window this machine stands at, draws a ticket of each letter, and comes back. */
async function drawTickets({ window }: RunningApplication, letters: string[]): Promise<string[]> {
  await window.keyboard.press('F4');
  await untilUsable(window, 'queue');
  await expect(window.getByLabel('窗口号')).toBeFocused();
  await window.keyboard.type('2');
  await window.keyboard.press('Tab');
  await window.getByRole('group', { name: '业务组' }).getByRole('button').first().focus();
  const drawn: string[] = [];
  for (const letter of letters) {
    const list = window.getByRole('listbox', { name: '等候的人' }).getByRole('option');
    const before = await list.count();
    await window.keyboard.press(letter);
    await expect(list).toHaveCount(before + 1);
    const word = await window.getByRole('region', { name: '取号' }).getByRole('status').textContent();
    drawn.push(/[A-Z]\d{3}/.exec(word ?? '')?.[0] ?? '');
  }
  await window.screenshot({ path: join(pictures, 'queue-page.png') });
  return drawn;
}

test('people are called to the window, seen by the hall, and rate the service on the second screen', async ({
  site,
}) => {
  test.slow();
  // Nobody waits from the demo data before: the day begins with this test.
  const application = await site.open('--staff', 'demo-13-1');
  const { window, errors } = application;
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  const block = window.getByRole('region', { name: '叫号' });

  await keyboard.press('Control+Shift+Q');
  const screen = await publicScreen(application);
  const spoken: string[] = [];
  await screen.exposeFunction('heard', (sentence: string) => spoken.push(sentence));
  await screen.evaluate(`
    speechSynthesis.getVoices = () => [{ lang: 'zh-CN' }];
    speechSynthesis.speak = (utterance) => window.heard(utterance.text + ' ' + utterance.volume.toFixed(1));
  `);
  const calls = screen.getByRole('list', { name: '叫号' }).getByRole('listitem');

  const inBar = window.getByRole('banner').getByText(/^等候 \d+$/);
  const queued = (await inBar.count()) === 0 ? 0 : Number(/\d+/.exec((await inBar.textContent()) ?? '')?.[0]);
  const [first, second] = (await drawTickets(application, ['a', 'b'])) as [string, string];
  await expect(inBar).toHaveText(`等候 ${queued + 2}`);

  // Those of the demo data were there before; they are called first.
  let current = '';
  for (let at = 0; at <= queued; at += 1) {
    await keyboard.press('F4');
    await untilUsable(window, 'intake');
    await expect(window.locator('header').getByText(/^[A-F]\d{3}$/)).not.toHaveText(current || '-');
    current =
      (await window
        .locator('header')
        .getByText(/^[A-F]\d{3}$/)
        .textContent()) ?? '';
  }
  expect(current).toBe(first);
  await expect(calls.first()).toHaveText(`${first}请到2号窗口`);
  await expect(block).toContainText('已叫号');
  expect(spoken.at(-1)).toBe(
    `请 ${first[0]} ${Array.from(first.slice(1), (d) => '零一二三四五六七八九'[Number(d)]).join(' ')} 号，到 2 号窗口 0.8`,
  );
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.screenshot({ path: join(pictures, 'calls-1920.png') });
  await screen.setViewportSize({ width: 1366, height: 768 });
  await screen.screenshot({ path: join(pictures, 'calls-1366.png') });

  const heard = spoken.length;
  await keyboard.press('F6');
  await expect.poll(() => spoken.length).toBe(heard + 1);
  expect(spoken.at(-1)).toBe(spoken.at(-2));

  await keyboard.press('F7');
  await expect(block).toContainText(`${first} 过号，稍后再叫`);
  // Who is not there is not who is written down next in the form that was opened for them.
  await expect(window.locator('header').getByText(first)).toHaveCount(0);
  await keyboard.press('Control+q', 'Alt+t');
  const moving = window.getByRole('complementary', { name: /转号$/ });
  await keyboard.press('Control+Enter');
  await expect(moving.getByRole('alert')).toContainText('还是原来的业务组，没有转');
  await keyboard.press('Escape', 'Escape');
  await keyboard.press('F4');
  await expect(calls.first()).toHaveText(`${second}请到2号窗口`);
  await expect(calls.getByText(first)).toHaveCount(0);
  await expect(window.locator('header').getByText(second)).toBeVisible();

  // The first word typed means that the person has come.
  await beginIntakeHere(window, keyboard);
  await expect(block).toContainText('办理中');
  await window.screenshot({ path: join(pictures, 'intake-with-ticket.png') });
  await keyboard.press('Control+Enter');
  await untilUsable(window, 'accepted');
  const number = (await window.getByRole('heading', { level: 1 }).textContent()) ?? '';

  await expect(window.getByRole('region', { name: '评价' })).toContainText('还没有评价');
  await keyboard.press('F10');
  await expect(screen.getByRole('heading')).toHaveText('请评价刚才的服务');
  await expect(screen.locator('body')).not.toContainText('谭小满');
  // Whoever was called meanwhile is still told where to go.
  await expect(screen.getByRole('region', { name: '叫号' })).toHaveText(`${second} 请到 2 号窗口`);
  await screen.screenshot({ path: join(pictures, 'rating-1366.png') });
  await screen.setViewportSize({ width: 1920, height: 1080 });
  await screen.screenshot({ path: join(pictures, 'rating-1920.png') });
  await expect(window.getByRole('region', { name: '评价' })).toContainText('正在公众屏请群众评价');
  await screen.keyboard.press('5');
  await expect(screen.getByRole('heading')).toHaveText('非常不满意，哪里没有做好');
  await screen.keyboard.press('1');
  await screen.screenshot({ path: join(pictures, 'reasons-1920.png') });
  await screen.keyboard.press('Enter');
  await expect(screen.getByText('谢谢你的评价')).toBeVisible();
  await expect(window.getByRole('region', { name: '评价' })).toContainText('非常不满意');
  await expect(window.getByRole('region', { name: '评价' })).toContainText('等候太久');
  await expect(calls.first()).toHaveText(`${second}请到2号窗口`);
  await window.screenshot({ path: join(pictures, 'accepted-rated.png') });

  await keyboard.press('Escape');
  await untilUsable(window, 'case-list');
  await keyboard.press('Home', 'Enter');
  await untilUsable(window, 'case-detail');
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(number);
  await expect(window.getByRole('region', { name: '评价' })).toContainText('待整改');
  expect(errors).toEqual([]);
  const { cases } = operate<SearchResult>('search', number, '--data', site.folder);
  expect(cases).toHaveLength(1);
});

async function beginIntakeHere(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await keyboard.type('SB003');
  await expect(window.getByRole('option').first()).toContainText('个人基本信息变更');
  await keyboard.press('Enter');
  await enterPerson(window, keyboard, '041', '谭小满');
}

/** A person nobody knows, and every paper. */
async function enterPerson(
  window: Page,
  keyboard: ClerkKeyboard,
  sequence: string,
  name: string,
): Promise<void> {
  await keyboard.type(oldKaipingNumber('19660606', sequence));
  await expect(window.getByText('1966-06-06')).toBeVisible();
  await keyboard.press('Enter');
  await keyboard.compose(name);
  await keyboard.press('Enter', 'Enter', 'Enter', 'a');
}

test('a good face is taken after a moment, and a bad rating is put right by keyboard', async ({ site }) => {
  test.slow();
  const application = await site.open('--staff', 'demo-13-4');
  const { window, errors } = application;
  const keyboard = new ClerkKeyboard(window);
  const accept = async (sequence: string, name: string) => {
    await beginIntake(window, keyboard, 'SB003', '个人基本信息变更');
    await enterPerson(window, keyboard, sequence, name);
    await keyboard.press('Control+Enter');
    await untilUsable(window, 'accepted');
  };
  await untilUsable(window, 'case-list');
  await accept('041', '谭小满');
  const rating = window.getByRole('region', { name: '评价' });
  await expect(rating).toContainText('还没有评价');
  await keyboard.press('F10');
  const screen = await publicScreen(application);
  const faces = screen.getByRole('heading', { name: '请评价刚才的服务' });
  await expect(faces).toBeVisible();
  // A shaking hand touches the wrong face first.
  await screen.getByRole('button', { name: '基本满意' }).click();
  await screen.getByRole('button', { name: '非常满意' }).click();
  await expect(screen.getByText('马上提交，点别的脸可以改')).toBeVisible();
  await expect(screen.getByText('谢谢你的评价')).toBeVisible();
  await expect(rating).toContainText('非常满意');
  // One service, one rating: there is nothing to ask any more.
  await expect(rating.getByRole('button')).toHaveCount(0);

  await accept('043', '谭小雪');
  await expect(rating).toContainText('还没有评价');
  await keyboard.press('F10');
  await expect(faces).toBeVisible();
  await screen.keyboard.press('4');
  await screen.keyboard.press('Enter');
  await expect(rating).toContainText('待整改');

  await window.getByRole('link', { name: '好差评' }).click();
  await untilUsable(window, 'ratings');
  const rows = window.getByRole('listbox', { name: '评价' }).getByRole('option');
  const mine = rows.filter({ hasText: '谭国华' });
  await expect(mine).toHaveCount(1);
  await window.screenshot({ path: join(pictures, 'ratings-open.png') });
  for (let at = 0; at < (await rows.count()); at += 1) {
    if ((await mine.getAttribute('aria-selected')) === 'true') break;
    await keyboard.press('ArrowDown');
  }
  await keyboard.press('Enter');
  const panel = window.getByRole('complementary', { name: '评价与整改' });
  await expect(panel).toContainText('收到差评');
  const take = async (step: string) => {
    const button = await panel.getByRole('button', { name: new RegExp(`^${step} Alt`) }).textContent();
    await keyboard.press(/Alt\+\d/.exec(button ?? '')?.[0] as string);
  };
  await take('开始整改');
  await keyboard.compose('当面道歉，补发回执');
  await keyboard.press('Enter');
  await expect(panel).toContainText('整改中');
  await expect(panel.getByRole('button', { name: '整改完成' })).toBeDisabled();
  await take('回访');
  await keyboard.press('1', 'Enter');
  await keyboard.compose('本人表示满意');
  await window.screenshot({ path: join(pictures, 'rectification.png') });
  await keyboard.press('Control+Enter');
  await expect(panel).toContainText('本人表示满意');
  await take('整改完成');
  await keyboard.compose('窗口加贴一次性告知清单');
  await keyboard.press('Enter');
  await expect(panel).toContainText('已办结　已整改');
  await keyboard.press('Escape');
  await expect(mine).toHaveCount(0);
  await keyboard.press('ArrowRight');
  await expect(mine).toContainText('已整改');

  await keyboard.press('Control+q');
  await untilUsable(window, 'queue');
  await keyboard.press('Alt+G');
  const groups = window.getByRole('complementary', { name: '业务组' });
  await groups.getByRole('button', { name: '加一组' }).click();
  await groups.getByLabel('G 组名称').fill('公积金');
  await window.screenshot({ path: join(pictures, 'groups.png') });
  await keyboard.press('Control+Enter');
  await expect(groups).toHaveCount(0);
  await expect(window.getByRole('group', { name: '业务组', exact: true })).toContainText('公积金');
  expect(errors).toEqual([]);
});
