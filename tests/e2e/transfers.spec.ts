import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CaseLine } from '#shared/contract/cases.ts';
import { test } from './support/application.ts';
import { enrolAndSync, startHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'transfers');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

/** By the page of the sync, as a clerk does who cannot wait. */
async function syncNow(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await keyboard.press('Control+K');
  await keyboard.type('tb');
  await keyboard.press('Enter');
  await untilUsable(window, 'sync');
  await keyboard.press('Alt+1');
  await expect(window.getByRole('status').first()).toHaveText('刚刚同步', { timeout: 60_000 });
}

async function openTransfers(window: Page, keyboard: ClerkKeyboard): Promise<void> {
  await keyboard.press('Control+K');
  await keyboard.type('yj');
  await keyboard.press('Enter');
  await untilUsable(window, 'transfers');
}

test('a case that a resident asks for at another centre goes there when both agree, and only there it can be worked on', async ({
  site,
}) => {
  test.slow();
  const hubFolder = mkdtempSync(join(tmpdir(), 'onewindow-e2e-hub-'));
  const townFolder = join(hubFolder, 'town');
  const { hub, port } = await startHub(hubFolder, 0);
  try {
    operate(
      'seed',
      '--data',
      townFolder,
      '--site',
      '01',
      '--residents',
      '5',
      '--cases',
      '0',
      '--no-activities',
    );
    enrolAndSync(site.folder, '13', hubFolder, port);
    enrolAndSync(townFolder, '01', hubFolder, port);
    const open = operate<CaseLine[]>('case', 'list', '--data', site.folder).find(
      ({ state }) => state === 'accepted',
    );
    const number = open?.number ?? '';

    const town = await site.openOn(townFolder, '--staff', 'demo-01-1');
    const atTown = new ClerkKeyboard(town.window);
    await openTransfers(town.window, atTown);
    await expect(town.window.getByText('还没有移交')).toBeVisible();
    await town.window.screenshot({ path: join(pictures, 'empty.png') });
    await atTown.press('Alt+N');
    await expect(town.window.getByLabel('办件编号（凭证右上角，可以扫）')).toBeFocused();
    await atTown.type(number);
    await atTown.press('Enter');
    await atTown.press('Enter');
    await expect(town.window.getByRole('alert')).toHaveText('“原因”还没有填');
    await atTown.type('申请人在镇中心等着办');
    await town.window.screenshot({ path: join(pictures, 'asking.png') });
    await atTown.press('Control+Enter');
    await expect(town.window.getByRole('option').first()).toContainText('等待答复');
    await syncNow(town.window, atTown);

    const village = await site.open('--staff', 'demo-13-1');
    const atVillage = new ClerkKeyboard(village.window);
    await syncNow(village.window, atVillage);
    await openTransfers(village.window, atVillage);
    await expect(village.window.getByRole('option').first()).toContainText('对方请求，等本中心答复');
    await atVillage.press('Enter');
    await village.window.screenshot({ path: join(pictures, 'answering.png') });
    await atVillage.press('Control+Enter');
    await expect(village.window.getByRole('option').first()).toContainText('已移交');
    await expect(village.window.getByText('打印物料转移单')).toBeVisible();
    await village.window.screenshot({ path: join(pictures, 'handed.png') });
    await atVillage.press('Alt+O');
    await untilUsable(village.window, 'case-detail');
    await expect(village.window.getByText('由沙塘镇党群服务中心办理，这里只能看')).toBeVisible();
    await expect(village.window.getByRole('navigation', { name: '可以办的事' })).toHaveCount(0);
    // The papers can be looked at there, and nobody is asked to rate.
    await expect(village.window.getByRole('button', { name: '查看' }).first()).toBeVisible();
    for (const name of [/打印/, /另存为/, /请群众评价/]) {
      await expect(village.window.getByRole('main').getByRole('button', { name })).toHaveCount(0);
    }
    await village.window.screenshot({ path: join(pictures, 'former.png') });
    await syncNow(village.window, atVillage);

    await syncNow(town.window, atTown);
    await openTransfers(town.window, atTown);
    await expect(town.window.getByRole('option').first()).toContainText('已移交');
    await atTown.press('Enter');
    await atTown.press('Alt+O');
    await untilUsable(town.window, 'case-detail');
    await expect(town.window.getByRole('navigation', { name: '可以办的事' })).toBeVisible();
    await expect(town.window.getByText('移交给别的中心', { exact: true })).toBeVisible();
    await town.window.screenshot({ path: join(pictures, 'holder.png') });
    for (const { electron, errors } of [town, village]) {
      await electron.close();
      expect(errors).toEqual([]);
    }
    for (const folder of [site.folder, townFolder]) {
      expect(operate<{ ok: boolean }>('verify', '--data', folder).ok).toBe(true);
    }
  } finally {
    hub.kill('SIGTERM');
    rmSync(hubFolder, { recursive: true, force: true });
  }
});
