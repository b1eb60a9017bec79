import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/application.ts';
import { enrolAndSync, enrolmentCode, startHub } from './support/hub.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';

const pictures = join(projectFolder, 'test-results', 'county');
mkdirSync(pictures, { recursive: true });
test.use({ withActivities: false });

test('a county’s manager goes by keys from the towns to the centres of one and to what is overdue there', async ({
  site,
}) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-e2e-county-'));
  const [countyFolder, townFolder, office] = [
    join(folder, 'county'),
    join(folder, 'town'),
    join(folder, 'office'),
  ];
  const county = await startHub(countyFolder, 0);
  const town = await startHub(townFolder, 0);
  try {
    const few = ['--residents', '5', '--cases', '5', '--no-activities', '--seed', '2'];
    operate('seed', '--data', office, '--site', '01', ...few);
    enrolAndSync(site.folder, '13', townFolder, town.port);
    enrolAndSync(office, '01', countyFolder, county.port);

    const before = await site.openOn(office, '--staff', 'demo-01-4');
    await expect(before.window.getByRole('link', { name: '各镇办件' })).toHaveCount(0);
    const early = new ClerkKeyboard(before.window);
    await early.press('Control+K');
    await early.type('gzbj');
    await early.press('Enter');
    await untilUsable(before.window, 'county');
    await expect(before.window.getByText('还没有镇的服务器登记到本级服务器')).toBeVisible();
    await before.window.screenshot({ path: join(pictures, 'none.png') });
    await before.electron.close();

    const url = `https://127.0.0.1:${county.port}`;
    const code = enrolmentCode(countyFolder, '05', '--for-hub');
    operate('hub', 'join', '--hub', url, '--code', code, '--data', townFolder);
    operate('hub', 'report', '--data', townFolder);
    operate('sync', '--data', office);
    const late = operate<unknown[]>(
      'case',
      'list',
      '--filter',
      'overdue',
      '--limit',
      '500',
      '--data',
      site.folder,
    );

    const { window, electron, errors } = await site.openOn(office, '--staff', 'demo-01-4');
    const keyboard = new ClerkKeyboard(window);
    await expect(window.getByRole('link', { name: '各镇办件' })).toBeVisible();
    await keyboard.press('Control+K');
    await keyboard.type('gzbj');
    await keyboard.press('Enter');
    await untilUsable(window, 'county');
    await expect(window.getByRole('option', { name: /^05 沙塘镇/ })).toContainText(/\d\d-\d\d \d\d:\d\d/);
    await window.screenshot({ path: join(pictures, 'towns.png') });
    await keyboard.press('Control+L');
    await window.screenshot({ path: join(pictures, 'towns-large.png') });
    await keyboard.press('Control+L');
    await keyboard.press('Enter');
    await untilUsable(window, 'county-town');
    await expect(window.getByRole('option', { name: /^13 台洞村/ })).toBeVisible();
    await window.screenshot({ path: join(pictures, 'centres.png') });
    await keyboard.press('Alt+1');
    await untilUsable(window, 'county-overdue');
    await expect(window.getByRole('option', { name: /^13-20/ })).toHaveCount(late.length);
    await window.screenshot({ path: join(pictures, 'overdue.png') });
    await keyboard.press('Control+L');
    await window.screenshot({ path: join(pictures, 'overdue-large.png') });
    await keyboard.press('Control+L');
    await keyboard.press('Escape');
    await untilUsable(window, 'county-town');
    await keyboard.press('Escape');
    await untilUsable(window, 'county');
    expect(errors).toEqual([]);
    await electron.close();
  } finally {
    county.hub.kill('SIGTERM');
    town.hub.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
});
