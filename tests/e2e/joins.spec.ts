import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { acceptCase } from './support/accept-case.ts';
import { test } from './support/application.ts';
import { enrolAndSync, startHub, stopHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'joins');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

test('a person whom two centres registered while offline is joined by keys, with both cases, and can be taken apart', async ({
  site,
}) => {
  test.slow();
  const hubFolder = mkdtempSync(join(tmpdir(), 'onewindow-e2e-hub-'));
  const townFolder = join(hubFolder, 'town');
  let { hub, port } = await startHub(hubFolder, 0);
  try {
    // Another seed: with the same one the two centres would begin with the same people.
    const few = ['--residents', '5', '--cases', '0', '--no-activities', '--seed', '2'];
    operate('seed', '--data', townFolder, '--site', '01', ...few);
    enrolAndSync(site.folder, '13', hubFolder, port);
    enrolAndSync(townFolder, '01', hubFolder, port);
    operate('sync', '--data', townFolder);
    await stopHub(hub);
    for (const [folder, staff] of [
      [site.folder, 'demo-13-1'],
      [townFolder, 'demo-01-1'],
    ] as const) {
      const { window, electron } = await site.openOn(folder, '--staff', staff);
      await acceptCase(window, new ClerkKeyboard(window), '利永昌');
      await electron.close();
    }
    ({ hub } = await startHub(hubFolder, port));
    for (const folder of [site.folder, townFolder]) operate('sync', '--data', folder);

    const { window, electron, errors } = await site.openOn(townFolder, '--staff', 'demo-01-4');
    const keyboard = new ClerkKeyboard(window);
    const left = window.getByRole('navigation', { name: '左栏' });
    await expect(left.getByRole('link', { name: '重复档案 1' })).toBeVisible();
    await keyboard.press('Control+K');
    await keyboard.type('cfda');
    await keyboard.press('Enter');
    await untilUsable(window, 'joins');
    await expect(window.getByRole('option').first()).toContainText('利永昌');
    await keyboard.press('Enter');
    const choice = window.getByRole('group', { name: '留下哪一份' });
    await expect(choice).toContainText('台洞村党群服务中心');
    await expect(choice).toContainText('沙塘镇党群服务中心');
    await keyboard.press('1', 'Enter', 'Enter');
    await expect(window.getByRole('alert')).toHaveText('写明原因');
    await keyboard.compose('核对过身份证');
    await window.screenshot({ path: join(pictures, 'joining.png') });
    await keyboard.press('Control+L');
    await window.screenshot({ path: join(pictures, 'joining-large.png') });
    await keyboard.press('Control+L', 'Control+Enter');
    await expect(window.getByRole('status').filter({ hasText: '已合并' })).toContainText('利永昌');
    await expect(window.getByText('没有重复的档案')).toBeVisible();

    await keyboard.press('Control+K');
    await keyboard.compose('利永昌');
    await expect(window.getByRole('option').first()).toContainText('利永昌');
    await keyboard.press('Enter');
    await untilUsable(window, 'resident');
    const card = window.getByRole('complementary', { name: '当前的人' });
    await expect(card).toContainText('由 2 份档案合并');
    await expect(card.getByRole('heading', { name: '在办 2' })).toBeVisible();
    await window.screenshot({ path: join(pictures, 'joined.png') });
    await card.getByRole('link', { name: '查看' }).focus();
    await keyboard.press('Enter');
    await expect(window.getByRole('group', { name: '撤销哪一份' })).toBeVisible();
    await expect(window.getByLabel('合并的经过')).toContainText('核对过身份证');
    await window.screenshot({ path: join(pictures, 'undoing.png') });
    await electron.close();
    expect(errors).toEqual([]);
    for (const folder of [townFolder, site.folder]) operate('sync', '--data', folder);
    for (const folder of [site.folder, townFolder])
      expect(operate<{ ok: boolean }>('verify', '--data', folder).ok).toBe(true);
  } finally {
    hub.kill('SIGTERM');
    rmSync(hubFolder, { recursive: true, force: true });
  }
});
