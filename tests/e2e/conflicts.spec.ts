import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { CaseLine } from '#shared/contract/cases.ts';
import { type Site, test } from './support/application.ts';
import { enrolAndSync, startHub, stopHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'conflicts');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

interface Office {
  window: Page;
  keyboard: ClerkKeyboard;
  close(): Promise<void>;
}

async function officeOf(site: Site, folder: string, staff: string): Promise<Office> {
  const { electron, window, errors } = await site.openOn(folder, '--staff', staff);
  const close = async () => {
    await electron.close();
    expect(errors).toEqual([]);
  };
  return { window, keyboard: new ClerkKeyboard(window), close };
}

/** Another name for a person, found by the old one. */
async function rename({ window, keyboard }: Office, from: string, to: string): Promise<void> {
  await keyboard.press('Control+K');
  await keyboard.compose(from);
  await expect(window.getByRole('option').filter({ hasText: from }).first()).toBeVisible();
  await keyboard.press('Enter');
  await untilUsable(window, 'resident');
  await keyboard.press('Alt+N');
  await keyboard.compose(to);
  await keyboard.press('Enter');
  await keyboard.compose('登记时写错');
  await keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: to, level: 1 })).toBeVisible();
}

test('two centres write a name differently while offline; a manager sees both and decides, by keys', async ({
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
    const name = operate<CaseLine[]>('case', 'list', '--data', site.folder)[0]?.applicantName ?? '';
    const [first, second] = [`${name}芳`, `${name}坊`];

    await stopHub(hub);
    const town = await officeOf(site, townFolder, 'demo-01-1');
    await rename(town, name, second);
    await town.close();
    const clerk = await officeOf(site, site.folder, 'demo-13-1');
    await rename(clerk, name, first);
    await clerk.close();
    ({ hub } = await startHub(hubFolder, port));
    for (const folder of [site.folder, townFolder, site.folder]) operate('sync', '--data', folder);

    const { window, keyboard, close } = await officeOf(site, site.folder, 'demo-13-4');
    await expect(
      window.getByRole('navigation', { name: '左栏' }).getByRole('link', { name: '待裁定 1' }),
    ).toBeVisible();
    await keyboard.press('Control+K');
    await keyboard.type('dcd');
    await keyboard.press('Enter');
    await untilUsable(window, 'conflicts');
    const row = window.getByRole('option').first();
    await expect(row).toContainText(first);
    await expect(row).toContainText(second);
    await window.screenshot({ path: join(pictures, 'list.png') });
    await keyboard.press('Enter');
    const choice = window.getByRole('group', { name: '姓名' });
    await expect(choice).toContainText('台洞村党群服务中心');
    await expect(choice).toContainText('沙塘镇党群服务中心');
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('alert')).toHaveText('还没有选用哪一个');
    await window.screenshot({ path: join(pictures, 'sheet.png') });
    await keyboard.press('Control+L');
    await window.screenshot({ path: join(pictures, 'sheet-large.png') });
    await keyboard.press('Control+L');
    await keyboard.press('2', 'Enter');
    await keyboard.compose('看过身份证');
    await keyboard.press('Control+Enter');
    await expect(window.getByRole('status').filter({ hasText: '已裁定' })).toContainText(second);
    await expect(window.getByText('没有待裁定的')).toBeVisible();
    await keyboard.press('ArrowRight');
    await expect(window.getByRole('option').first()).toContainText(second);
    await keyboard.press('Enter');
    await expect(window.getByLabel('裁定过的')).toContainText(first);
    await window.screenshot({ path: join(pictures, 'settled.png') });
    await close();
    for (const folder of [site.folder, townFolder]) operate('sync', '--data', folder);
    for (const folder of [site.folder, townFolder]) {
      expect(operate('conflict', 'list', '--data', folder)).toEqual([]);
      expect(operate('conflict', 'list', '--settled', '--data', folder)).toMatchObject([
        { standing: { shown: second } },
      ]);
      expect(operate<{ ok: boolean }>('verify', '--data', folder).ok).toBe(true);
    }
  } finally {
    hub.kill('SIGTERM');
    rmSync(hubFolder, { recursive: true, force: true });
  }
});
