import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { enrolmentCode, startHub, stopHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'sync');
mkdirSync(pictures, { recursive: true });

test('a clerk sees what is at the town, what waits, and that nothing is lost while the hub is away', async ({
  site,
}) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-e2e-hub-'));
  let { hub, port } = await startHub(folder, 0);
  try {
    const administrator = await site.open('--staff', 'demo-13-7');
    const { window } = administrator;
    const keyboard = new ClerkKeyboard(window);
    await expect(window.getByText('仅存本机')).toBeVisible();
    await keyboard.press('Control+K');
    await keyboard.type('tb');
    await keyboard.press('Enter');
    await untilUsable(window, 'sync');
    await window.screenshot({ path: join(pictures, 'not-enrolled.png') });
    const code = enrolmentCode(folder, '13');
    await expect(window.getByLabel('服务器地址')).toBeFocused();
    await keyboard.type(`https://127.0.0.1:${port}`);
    await keyboard.press('Tab');
    await keyboard.type(code);
    await keyboard.press('Enter');
    const status = window.getByRole('status').first();
    await expect(status).toContainText('条待上报');
    await window.screenshot({ path: join(pictures, 'waiting.png') });
    await keyboard.press('Alt+1');
    await expect(status).toHaveText('刚刚同步', { timeout: 30_000 });
    await expect(window.getByRole('option').first()).toContainText('镇里已收');
    await expect(window.getByRole('banner')).toContainText('刚刚同步');
    await window.screenshot({ path: join(pictures, 'confirmed.png') });

    await stopHub(hub);
    await keyboard.press('Alt+1');
    await expect(window.getByRole('alert')).toContainText('连不上镇里的服务器');
    await expect(status).toContainText('已断开');
    await window.screenshot({ path: join(pictures, 'away.png') });
    ({ hub, port } = await startHub(folder, port));
    await keyboard.press('Alt+1');
    await expect(window.getByRole('alert')).toHaveCount(0);
    await expect(status).toContainText('刚刚同步');
    await window.getByLabel('找记录').focus();
    await keyboard.type('没有这个人');
    await expect(window.getByText('没有这样的记录')).toBeVisible();
    await administrator.electron.close();
    expect(operate<{ ok: boolean }>('verify', '--data', site.folder).ok).toBe(true);
    expect(administrator.errors.filter((text) => !text.includes('HUB_NOT_REACHED'))).toEqual([]);
  } finally {
    hub.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
});
