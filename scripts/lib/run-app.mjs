import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { endChild, exitOf, startChild } from './children.mjs';
import { startDisplay } from './display.mjs';
import { SetupError, say } from './messages.mjs';
import { projectCache, projectRoot } from './paths.mjs';
import { projectEnvironment } from './pinned-node.mjs';

/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

const readyLimitMs = 120_000;
const quitLimitMs = 20_000;

/**
 * The environment in which the app finds the runtime it runs on.
 * @param {ElectronRuntime} electron
 * @param {Record<string, string>} [extra]
 */
export function appEnvironment(electron, extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...projectEnvironment(), ...extra };
  // electron-vite and others look here for the binary to run.
  env.ELECTRON_EXEC_PATH = electron.executable;
  if (electron.nativeBinding) env.ONEWINDOW_NATIVE_BINDING = electron.nativeBinding;
  // Set by editors that are Electron apps themselves; it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}

/** @param {ElectronRuntime} electron @param {string[]} args */
export async function runApp(electron, args) {
  const app = startChild(electron.executable, [...electron.arguments, projectRoot, ...args], {
    env: appEnvironment(electron),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(app);
  await endChild(app);
  return code;
}

/**
 * Shows the app on a screen in memory. The picture proves that it came up, where nobody can look.
 * @param {ElectronRuntime} electron
 * @param {string[]} args
 * @param {{ keep: boolean, file?: string }} options keep: stay open until Ctrl+C
 */
export async function runAppForPicture(electron, args, { keep, file = defaultPicture() }) {
  say('There is no display here, so the app opens on a virtual one and a screenshot is taken.');
  mkdirSync(dirname(file), { recursive: true });
  const picture = ['--screenshot', file, ...(keep ? [] : ['--quit-after-screenshot'])];
  const display = await startDisplay();
  // Chromium complains of the desktop services that a machine without a display lacks.
  const quiet = [...electron.arguments, '--log-level=3'];
  const app = startChild(electron.executable, [...quiet, projectRoot, ...args, ...picture], {
    env: appEnvironment(electron, display.env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let timer = setTimeout(() => void endChild(app), readyLimitMs);
  for await (const line of createInterface({
    input: /** @type {import('node:stream').Readable} */ (app.stdout),
  })) {
    if (line.startsWith('screenshot: ')) {
      clearTimeout(timer);
      process.stdout.write(`Screenshot: ${line.slice('screenshot: '.length)}\n`);
      if (keep) say('The app stays open until Ctrl+C.');
      else timer = setTimeout(() => void endChild(app), quitLimitMs);
    } else process.stdout.write(`${line}\n`);
  }
  const code = await exitOf(app);
  clearTimeout(timer);
  await endChild(app);
  await display.stop();
  if (!existsSync(file)) {
    throw new SetupError(`The app did not come up (exit ${code}); what it wrote above tells why.`);
  }
  return code;
}

function defaultPicture() {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-').slice(0, 19);
  return join(projectCache, 'screenshots', `start-${stamp}.png`);
}
