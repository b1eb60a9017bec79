import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect } from '@playwright/test';
import { test } from './support/application.ts';
import { ClerkKeyboard, untilUsable } from './support/keyboard.ts';
import { operate, projectFolder } from './support/operator.ts';
import { killAtOnce, processTree } from './support/processes.ts';

test('the packaged app has its fuses set, opens a data folder and shows its cases', async ({ site }) => {
  test.setTimeout(240_000);
  execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: projectFolder, stdio: 'inherit' });
  const executable = join(projectFolder, 'dist/linux-unpacked/onewindow');

  const fuses = await getCurrentFuseWire(executable);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);

  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = [...sandbox, '--remote-debugging-port=0', '--data', site.folder, '--staff', 'demo-13-1'];
  const application = spawn(executable, flags, { stdio: 'ignore' });
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(site.folder)}`);
    const window = browser.contexts()[0]?.pages()[0];
    if (!window) throw new Error('The packaged app opened no window');
    await untilUsable(window, 'case-list');
    await new ClerkKeyboard(window).press('F2');
    await untilUsable(window, 'intake');
    await browser.close();
  } finally {
    killAtOnce(processTree(application.pid as number));
  }
  expect(operate('verify', '--data', site.folder)).toMatchObject({ ok: true });
});

/** Chromium writes the port it chose into the profile. */
async function debuggingPort(folder: string): Promise<number> {
  const file = join(folder, 'window', 'DevToolsActivePort');
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (existsSync(file)) return Number(readFileSync(file, 'utf8').split('\n')[0]);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The packaged app opened no debugging port');
}
