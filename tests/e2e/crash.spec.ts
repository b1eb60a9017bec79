import { expect } from '@playwright/test';
import type { SearchResult } from '#shared/contract/search.ts';
import { test } from './support/application.ts';
import { beginIntake, ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';
import { killAtOnce, processTree } from './support/processes.ts';

/** Milliseconds between the key that accepts and the end of every process. */
const moments = [0, 4, 8, 12, 20, 35, 60];

test('kill -9 of the whole app while it accepts leaves the whole case or nothing, and it opens again', async ({
  site,
}) => {
  test.setTimeout(180_000);
  for (const [at, moment] of moments.entries()) {
    const name = `温测${'甲乙丙丁戊己庚'[at]}`;
    const application = await site.open('--staff', 'demo-13-1');
    const { window, electron, processId } = application;
    const keyboard = new ClerkKeyboard(window);
    await untilUsable(window, 'case-list');
    await beginIntake(window, keyboard, 'SB003', '个人基本信息变更');
    await keyboard.type(oldKaipingNumber('19660606', `0${at}1`));
    await expect(window.getByText('1966-06-06')).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.compose(name);
    await keyboard.press('Enter', 'Enter', 'Enter', 'a');
    const processes = processTree(processId);
    expect(processes.length).toBeGreaterThan(3);
    const gone = new Promise<void>((done) => {
      electron.once('close', () => done());
    });
    void window.keyboard.press('Control+Enter').catch(() => undefined);
    await new Promise((done) => setTimeout(done, moment));
    killAtOnce(processes);
    await gone;

    expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
    const { cases, residents } = operate<SearchResult>('search', name, '--data', site.folder);
    expect(residents.length).toBe(cases.length);
    if (cases[0]) {
      const whole = operate<{ materials: unknown[]; events: unknown[]; documents: unknown[] }>(
        'case',
        'show',
        cases[0].number,
        '--data',
        site.folder,
      );
      expect(whole.materials).toHaveLength(3);
      expect(whole.events).toHaveLength(1);
      expect(whole.documents).toHaveLength(2);
    }
  }
  const { window } = await site.open('--staff', 'demo-13-1');
  await untilUsable(window, 'case-list');
});

test('when core dies the window gets a new one, stays signed in and keeps what was typed', async ({
  site,
}) => {
  const { window, processId } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await beginIntake(window, keyboard, 'SB003', '个人基本信息变更');
  await keyboard.type(oldKaipingNumber('19770707', '011'));
  killAtOnce(coreOf(processId));
  await keyboard.press('Enter');
  await keyboard.compose('关女士');
  await keyboard.press('Enter', 'Enter', 'Enter', 'a', 'Control+Enter');
  await untilUsable(window, 'accepted');
  const { cases } = operate<SearchResult>('search', '关女士', '--data', site.folder);
  expect(cases).toHaveLength(1);
});

test('keys struck while core is slow to tell what the item asks wait for it and accept nothing', async ({
  site,
}) => {
  const { window, processId } = await site.open('--staff', 'demo-13-1');
  const keyboard = new ClerkKeyboard(window);
  await untilUsable(window, 'case-list');
  await keyboard.press('F2');
  await untilUsable(window, 'intake');
  await keyboard.type('YB007');
  await expect(window.getByRole('option').first()).toContainText('异地就医');
  const [core] = coreOf(processId);
  process.kill(core?.pid as number, 'SIGSTOP');
  try {
    await keyboard.press('Enter');
    await keyboard.type(oldKaipingNumber('19580808', '033'));
    await keyboard.press('Enter');
    await keyboard.compose('劳先生');
    await keyboard.press('Enter', 'Enter', 'Enter');
    // On the button these would have accepted the case, or said that something lacks.
    await keyboard.press('Enter', '1', 'Space');
    await expect(window.getByRole('button', { name: 'Ctrl+Enter' })).not.toBeFocused();
  } finally {
    process.kill(core?.pid as number, 'SIGCONT');
  }
  await expect(window.getByRole('group', { name: '属于哪一种异地就医？' })).toBeVisible();
  await keyboard.press('6');
  await expect(window.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(window.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
});

function coreOf(processId: number) {
  const core = processTree(processId).filter(({ commandLine }) =>
    commandLine.includes('--utility-sub-type=node.mojom.NodeService'),
  );
  expect(core).toHaveLength(1);
  return core;
}
