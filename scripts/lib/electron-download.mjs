import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFallbackPossible } from '../electron-fallback/source.mjs';
import { capture } from './command.mjs';
import { withLock } from './lock.mjs';
import { say, seconds } from './messages.mjs';
import { machineCache, nodeModules, projectCache } from './paths.mjs';

const stallLimitMs = 20_000;
const rememberForMs = 24 * 3600_000;

/**
 * Lets Electron's own installer fetch the pinned binary. A closed network often swallows the
 * connection without an answer, so it is given up when nothing has arrived for a while, and not
 * tried again for a day.
 * @returns {Promise<boolean>} whether it was downloaded
 */
export async function downloadPinnedElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || failedLately()) return false;
  return withLock(join(projectCache, 'locks', 'electron-download'), async () => {
    const started = performance.now();
    say(`Downloading Electron ${pinnedVersion()}.`);
    const folder = join(projectCache, 'electron-download');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    try {
      const { code } = await capture(process.execPath, [join(nodeModules, 'electron', 'install.js')], {
        env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
        onStart: (child) => stopWhenStalled(child, folder),
      });
      if (code === 0) {
        say(`Electron ${pinnedVersion()} is downloaded (${seconds(started)}).`);
        return true;
      }
      // Where nothing can stand in, every run has to try again.
      if (isFallbackPossible) await writeFile(memory(), JSON.stringify({ mirror: mirror(), at: Date.now() }));
      return false;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

function pinnedVersion() {
  return JSON.parse(readFileSync(join(nodeModules, 'electron', 'package.json'), 'utf8')).version;
}

function memory() {
  return join(machineCache(), `electron-${pinnedVersion()}-not-reachable.json`);
}

/** Whoever sets a mirror wants it tried at once. */
function mirror() {
  return process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? '';
}

function failedLately() {
  if (!existsSync(memory())) return false;
  try {
    const failure = JSON.parse(readFileSync(memory(), 'utf8'));
    return failure.mirror === mirror() && Date.now() - failure.at < rememberForMs;
  } catch {
    return false;
  }
}

/**
 * The installer says nothing of its progress without a terminal; the file that grows does.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} folder
 */
function stopWhenStalled(child, folder) {
  let size = -1;
  let since = Date.now();
  const timer = setInterval(() => {
    const now = sizeOf(folder) + sizeOf(join(nodeModules, 'electron', 'dist'));
    if (now !== size) since = Date.now();
    size = now;
    if (Date.now() - since > stallLimitMs) child.kill('SIGKILL');
  }, 1000);
  child.once('exit', () => clearInterval(timer));
}

/** @param {string} folder */
function sizeOf(folder) {
  let total = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true })) {
      total += statSync(join(folder, String(name))).size;
    }
  } catch {
    // Files come and go while it works.
  }
  return total;
}
