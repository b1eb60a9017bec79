import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { resolveElectron } from '../../../scripts/lib/electron-runtime.mjs';
import { operate, projectFolder } from './operator.ts';

/** The running application and its one window. */
export interface RunningApplication {
  electron: ElectronApplication;
  window: Page;
  /** The process of main; Playwright forgets it when it ends. */
  processId: number;
  /** Everything the application wrote to standard error, for defects. */
  errors: string[];
  isOpen(): boolean;
}

export interface Site {
  folder: string;
  /** Starts the application on the site's folder; a test may start it again after its end. */
  open(...flags: string[]): Promise<RunningApplication>;
  /** The same for a second centre, on a folder of its own. */
  openOn(folder: string, ...flags: string[]): Promise<RunningApplication>;
}

interface Fixtures {
  site: Site;
}
interface WorkerFixtures {
  /** A year of activities is most of what a site sends; where it is not looked at it only takes time. */
  withActivities: boolean;
  seededFolder: string;
}

/** Each test gets a fresh copy of a demo data folder and, if it fails, a screenshot of every open window. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  withActivities: [true, { option: true, scope: 'worker' }],
  seededFolder: [
    async ({ withActivities }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'onewindow-seed-'));
      const size = ['--residents', '40', '--cases', '60', ...(withActivities ? [] : ['--no-activities'])];
      operate('seed', '--data', join(folder, 'data'), ...size);
      await use(join(folder, 'data'));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  site: async ({ seededFolder }, use, testInfo) => {
    const parent = mkdtempSync(join(tmpdir(), 'onewindow-e2e-'));
    const folder = join(parent, 'data');
    cpSync(seededFolder, folder, { recursive: true });
    const running: RunningApplication[] = [];
    const fresh: Site = {
      folder,
      open: (...flags) => fresh.openOn(fresh.folder, ...flags),
      async openOn(other, ...flags) {
        const application = await startApplication(other, flags);
        running.push(application);
        return application;
      },
    };
    await use(fresh);
    for (const { electron, window, isOpen } of running) {
      if (!isOpen()) continue;
      if (testInfo.status !== testInfo.expectedStatus) {
        const path = testInfo.outputPath(`window-${running.length}.png`);
        await window.screenshot({ path }).catch(() => undefined);
      }
      await electron.close();
    }
    rmSync(parent, { recursive: true, force: true });
  },
});

async function startApplication(folder: string, flags: string[]): Promise<RunningApplication> {
  const runtime = resolveElectron();
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.arguments, projectFolder, '--data', folder, ...flags],
    env: { ...environment(), ONEWINDOW_NATIVE_BINDING: runtime.nativeBinding ?? '' },
  });
  const errors: string[] = [];
  electron.process().stderr?.on('data', (text: Buffer) => {
    if (text.includes('onewindow')) errors.push(text.toString());
  });
  let window: Page;
  try {
    window = await electron.firstWindow();
    window.on('pageerror', (error) => errors.push(String(error)));
    await window.locator('html[data-usable]').waitFor({ state: 'attached' });
  } catch (error) {
    await electron.close();
    throw error;
  }
  let open = true;
  electron.on('close', () => {
    open = false;
  });
  return { electron, window, errors, processId: electron.process().pid as number, isOpen: () => open };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
