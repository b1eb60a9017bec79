import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { acceptCase } from './support/accept-case.ts';
import { type RunningApplication, type Site, test } from './support/application.ts';
import { enrolAndSync, startHub, stopHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'two-windows');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

/** A village and the town's centre, both enrolled at a hub that is gone again. */
async function enrolledTown(site: Site) {
  const parent = mkdtempSync(join(tmpdir(), 'onewindow-two-'));
  const [hubFolder, townFolder, stick] = ['hub', 'town', 'stick'].map((name) => join(parent, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(stick);
  operate(
    'seed',
    '--data',
    townFolder,
    '--site',
    '01',
    '--residents',
    '3',
    '--cases',
    '3',
    '--no-activities',
  );
  const { hub, port } = await startHub(hubFolder, 0);
  try {
    enrolAndSync(site.folder, '13', hubFolder, port);
    enrolAndSync(townFolder, '01', hubFolder, port);
    operate('sync', '--data', site.folder);
  } finally {
    await stopHub(hub);
  }
  return {
    hubFolder,
    townFolder,
    stick,
    port,
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

async function openSyncPage(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await keyboard.press('Control+K');
  await keyboard.type('tb');
  await keyboard.press('Enter');
  await untilUsable(window, 'sync');
}

/** Finds a case by its number, as somebody at the town would who was called about it. */
async function findCase({ window }: RunningApplication, number: string, name: string): Promise<void> {
  const keyboard = new ClerkKeyboard(window);
  await keyboard.press('Control+K');
  await keyboard.type(number);
  await expect(window.getByRole('option').first()).toContainText(number);
  await keyboard.press('Enter');
  await untilUsable(window, 'case-detail');
  await expect(window.getByText(name).first()).toBeVisible();
  await expect(window.getByText(number).first()).toBeVisible();
}

/** What the clerk chooses in the system's dialog. */
async function saveGoesTo(electron: ElectronApplication, filePath: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (async () => ({
      canceled: false,
      filePath: path,
    })) as typeof dialog.showSaveDialog;
  }, filePath);
}

async function chooseFile(window: Page, keyboard: ClerkKeyboard, path: string): Promise<void> {
  const chooser = window.waitForEvent('filechooser');
  // Asking for the focus also lets the wait above reach the window: a key that overtakes it opens the system's dialog.
  await expect(window.getByRole('button', { name: '选文件' })).toBeFocused();
  await keyboard.press('Enter');
  await (await chooser).setFiles(path);
}

test('a case accepted without a line stands in the second window after reconnecting', async ({ site }) => {
  test.slow();
  const town = await enrolledTown(site);
  try {
    const village = await site.open('--staff', 'demo-13-1');
    const keyboard = new ClerkKeyboard(village.window);
    const number = await acceptCase(village.window, keyboard, '林阿嬷');
    await openSyncPage(village.window, keyboard);
    await keyboard.press('Alt+1');
    await expect(village.window.getByRole('alert')).toContainText('连不上镇里的服务器');
    await expect(village.window.getByRole('option').first()).toContainText('存在本机');
    const { hub } = await startHub(town.hubFolder, town.port);
    try {
      await keyboard.press('Alt+1');
      await expect(village.window.getByRole('option').filter({ hasText: number }).first()).toContainText(
        '镇里已收',
        { timeout: 30_000 },
      );
      site.folder = town.townFolder;
      const second = await site.open('--staff', 'demo-01-4');
      const there = new ClerkKeyboard(second.window);
      await openSyncPage(second.window, there);
      await there.press('Alt+1');
      await expect(second.window.getByRole('status').first()).toHaveText('刚刚同步', { timeout: 30_000 });
      await findCase(second, number, '林阿嬷');
      await second.window.screenshot({ path: join(pictures, 'by-network.png') });
      await second.electron.close();
    } finally {
      await stopHub(hub);
    }
    await village.electron.close();
  } finally {
    town.remove();
  }
});

test('the same by a USB stick, with no hub running anywhere', async ({ site }) => {
  test.slow();
  const town = await enrolledTown(site);
  const file = join(town.stick, '台洞带来.owb');
  try {
    const village = await site.open('--staff', 'demo-13-1');
    const { window, electron } = village;
    const keyboard = new ClerkKeyboard(window);
    const number = await acceptCase(window, keyboard, '林阿嬷');
    await openSyncPage(window, keyboard);
    await keyboard.press('Alt+2');
    await untilUsable(window, 'bundles');
    await keyboard.press('Alt+3');
    await expect(window.getByRole('radio', { name: /沙塘镇/ })).toBeChecked();
    await keyboard.press('Enter');
    await expect(window.getByRole('status').first()).toContainText('要带给');
    await expect(window.getByText('受理', { exact: true })).toBeVisible();
    await window.screenshot({ path: join(pictures, 'what-goes.png') });
    // The stick is pulled out: nothing is lost, and it is said.
    await saveGoesTo(electron, join(town.stick, 'pulled out', 'x.owb'));
    await keyboard.press('Enter');
    await expect(window.getByRole('alert')).toContainText('没能存到这个位置');
    await saveGoesTo(electron, file);
    await keyboard.press('Enter');
    await expect(window.getByText('已存好')).toBeVisible();
    await window.screenshot({ path: join(pictures, 'on-the-stick.png') });
    await electron.close();

    site.folder = town.townFolder;
    const second = await site.open('--staff', 'demo-01-4');
    const there = new ClerkKeyboard(second.window);
    await openSyncPage(second.window, there);
    await there.press('Alt+2');
    await untilUsable(second.window, 'bundles');
    await there.press('Alt+2');
    await chooseFile(second.window, there, file);
    await expect(second.window.getByRole('status').first()).toContainText('台洞村党群服务中心导出的文件');
    await second.window.screenshot({ path: join(pictures, 'what-came.png') });
    await there.press('Enter');
    await expect(second.window.getByText('已导入台洞村党群服务中心的文件')).toBeVisible();
    await second.window.screenshot({ path: join(pictures, 'taken-in.png') });
    await there.press('Enter');
    await findCase(second, number, '林阿嬷');
    await second.window.screenshot({ path: join(pictures, 'by-stick.png') });
    await second.electron.close();
    expect(operate<{ ok: boolean }>('verify', '--data', town.townFolder).ok).toBe(true);
  } finally {
    town.remove();
  }
});

test('the outbox says what lies on a stick, and the town’s answer comes back on one', async ({ site }) => {
  test.slow();
  const town = await enrolledTown(site);
  const [there, back] = ['to-town.owb', 'from-town.owb'].map((name) => join(town.stick, name)) as [
    string,
    string,
  ];
  try {
    const { window, electron } = await site.open('--staff', 'demo-13-1');
    const keyboard = new ClerkKeyboard(window);
    const number = await acceptCase(window, keyboard, '林阿嬷');
    const record = window.getByRole('option').filter({ hasText: number }).first();
    await openSyncPage(window, keyboard);
    await keyboard.press('Alt+2');
    await untilUsable(window, 'bundles');
    await saveGoesTo(electron, there);
    await keyboard.press('Enter');
    await expect(window.getByText('把U盘插到电脑上')).toBeVisible();
    await keyboard.press('Enter');
    await expect(window.getByRole('status').first()).toContainText('要带给镇里的记录共');
    await keyboard.press('Enter');
    await expect(window.getByText('请镇里的管理员导入')).toBeVisible();
    await keyboard.press('Enter');
    await untilUsable(window, 'sync');
    await expect(record).toContainText('已导出到U盘');
    await expect(window.getByRole('banner')).toContainText('条待上报');
    await window.screenshot({ path: join(pictures, 'exported.png') });

    expect(operate('bundle', 'inspect', there, '--data', town.hubFolder)).toMatchObject({
      kind: 'to-hub',
      from: '13',
    });
    expect(operate('bundle', 'import', there, '--data', town.hubFolder)).toMatchObject({ refused: 0 });
    expect(operate('bundle', 'export', back, '--to', '13', '--data', town.hubFolder)).toMatchObject({
      to: '13',
      more: false,
    });
    await keyboard.press('Alt+2');
    await untilUsable(window, 'bundles');
    await keyboard.press('Alt+2');
    // What this site made itself is not for it.
    await chooseFile(window, keyboard, there);
    await expect(window.getByRole('alert')).toContainText('带到镇里');
    await window.screenshot({ path: join(pictures, 'not-for-here.png') });
    await chooseFile(window, keyboard, back);
    await expect(window.getByText('镇里对本中心记录的答复')).toBeVisible();
    await keyboard.press('Enter');
    await expect(window.getByText(/镇里已收下本中心的 \d+ 条/)).toBeVisible();
    await keyboard.press('Enter');
    await untilUsable(window, 'sync');
    await expect(record).toContainText('镇里已收');
    await electron.close();
  } finally {
    town.remove();
  }
});
