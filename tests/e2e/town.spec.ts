import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { acceptCase } from './support/accept-case.ts';
import { test } from './support/application.ts';
import { enrolAndSync, startHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';
import { oldKaipingNumber } from './support/people.ts';

const pictures = join(projectFolder, 'test-results', 'town');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

async function openPage(window: Page, keyboard: ClerkKeyboard, initials: string, screen: string) {
  await keyboard.press('Control+K');
  await keyboard.type(initials);
  await keyboard.press('Enter');
  await untilUsable(window, screen);
}

test('somebody served elsewhere is asked for at the town by keys, and the town sees how every centre stands', async ({
  site,
}) => {
  test.slow();
  const hubFolder = mkdtempSync(join(tmpdir(), 'onewindow-e2e-hub-'));
  const townFolder = join(hubFolder, 'town');
  const { hub, port } = await startHub(hubFolder, 0);
  try {
    const few = ['--residents', '5', '--cases', '5', '--no-activities', '--seed', '2'];
    operate('seed', '--data', townFolder, '--site', '01', ...few);
    enrolAndSync(site.folder, '13', hubFolder, port);
    enrolAndSync(townFolder, '01', hubFolder, port);
    const clerk = await site.openOn(townFolder, '--staff', 'demo-01-1');
    await acceptCase(clerk.window, new ClerkKeyboard(clerk.window), '利永昌');
    await clerk.electron.close();
    operate('sync', '--data', townFolder);

    const village = await site.open('--staff', 'demo-13-1');
    const atVillage = new ClerkKeyboard(village.window);
    await openPage(village.window, atVillage, 'dy', 'records');
    await expect(village.window.getByText('还没有调阅过')).toBeVisible();
    await atVillage.type(oldKaipingNumber('19580312', '122'));
    await atVillage.press('Enter');
    await atVillage.compose('利永昌');
    await atVillage.press('Enter', 'Enter');
    await expect(village.window.getByRole('alert')).toHaveText('“为什么要调阅”还没有填');
    await atVillage.compose('到本中心办高龄津贴');
    await atVillage.press('Control+Enter');
    await expect(village.window.getByText('等镇里答复')).toBeVisible();
    await village.window.screenshot({ path: join(pictures, 'asked.png') });
    await village.electron.close();
    for (const folder of [site.folder, townFolder, site.folder]) operate('sync', '--data', folder);

    const again = await site.open('--staff', 'demo-13-1');
    const asBefore = new ClerkKeyboard(again.window);
    await openPage(again.window, asBefore, 'dy', 'records');
    await expect(again.window.getByText('已给，办件 1 件')).toBeVisible();
    await again.window.screenshot({ path: join(pictures, 'granted.png') });
    await again.window.getByRole('button', { name: '打开' }).focus();
    await asBefore.press('Enter');
    await untilUsable(again.window, 'resident');
    await expect(again.window.getByRole('option').first()).toContainText('01-20');
    await again.electron.close();

    const town = await site.openOn(townFolder, '--staff', 'demo-01-4');
    const keyboard = new ClerkKeyboard(town.window);
    await openPage(town.window, keyboard, 'qzbj', 'town');
    const village13 = town.window.getByRole('option', { name: /^13 / });
    await expect(village13).toContainText(/\d\d-\d\d \d\d:\d\d/);
    await expect(town.window.getByRole('option', { name: /^02 / })).toContainText('还没有登记');
    await town.window.screenshot({ path: join(pictures, 'town.png') });
    await keyboard.press('Control+L');
    await town.window.screenshot({ path: join(pictures, 'town-large.png') });
    await keyboard.press('Control+L');
    for (let row = 1; row < 13; row += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await untilUsable(town.window, 'case-list');
    await expect(town.window.getByRole('option', { name: /^13-20/ }).first()).toBeVisible();
    for (const { errors } of [clerk, village, again, town]) expect(errors).toEqual([]);
    await town.electron.close();
  } finally {
    hub.kill('SIGTERM');
    rmSync(hubFolder, { recursive: true, force: true });
  }
});
