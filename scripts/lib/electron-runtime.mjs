import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallbackAddon, fallbackAddon, isFallbackAddonBuilt } from '../electron-fallback/addon.mjs';
import { ensureFallbackRuntime, fallbackFolder, isFallbackBuilt } from '../electron-fallback/runtime.mjs';
import { source as fallbackSource, isFallbackPossible } from '../electron-fallback/source.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { downloadPinnedElectron } from './electron-download.mjs';
import { SetupError, say } from './messages.mjs';
import { nodeModules } from './paths.mjs';
import { canSandbox } from './sandbox.mjs';

/**
 * Which Electron runs the app, in this order: the one ELECTRON_OVERRIDE_DIST_PATH names, the pinned
 * one, and on closed networks an older stand-in. See docs/adr/0001-node-and-electron-runtime.md.
 *
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} distFolder
 * @property {string} version
 * @property {'override' | 'pinned' | 'fallback'} source
 * @property {string} [nativeBinding] the SQLite addon to use in place of the prebuilt one
 * @property {string[]} arguments for development and tests only, before all others
 */

/** The first Electron with Node-API 10, which the prebuilt SQLite addon asks for. */
const firstWithNodeApi10 = 36;

/**
 * The runtime that the set-up left behind. Quick: looks at a few files and builds nothing.
 * @returns {ElectronRuntime}
 */
export function resolveElectron() {
  const runtime = find();
  if (!runtime) {
    throw new SetupError('Electron is not set up on this machine yet; run: npm run electron:path');
  }
  if (runtime.nativeBinding && !existsSync(runtime.nativeBinding)) {
    throw new SetupError('The SQLite addon is not built for this Electron yet; run: npm run electron:path');
  }
  return runtime;
}

/**
 * Makes the runtime ready and returns it.
 * @param {{ display?: boolean }} [options] display: tests and pictures need an X server as well
 */
export async function ensureElectron(options = {}) {
  /** @type {import('./debian-packages.mjs').Need[]} */
  const needs = ['electron', 'fonts'];
  if (options.display) needs.push('display');
  let runtime = find();
  if (!runtime || runtime.source === 'fallback') {
    if (await downloadPinnedElectron()) runtime = find();
  }
  if (!runtime && !isFallbackPossible) {
    throw new SetupError(
      'Electron could not be downloaded; set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and run the command again.',
    );
  }
  const usesFallback = !runtime || runtime.source === 'fallback';
  if (usesFallback) {
    say(
      `The pinned Electron cannot be downloaded here: Electron ${fallbackSource.electronVersion} stands in, for development and tests only.`,
    );
  }
  const needsAddon = usesFallback || Boolean(runtime?.nativeBinding);
  if (needsAddon && !isFallbackAddonBuilt()) needs.push('compiler');
  await ensureDebianPackages(needs);
  if (needsAddon) {
    const folder = usesFallback
      ? ensureFallbackRuntime().then(fallbackFolder)
      : Promise.resolve(runtime?.distFolder ?? '');
    // Both at once: one waits for the network while the other computes.
    await Promise.all([folder, ensureFallbackAddon(folder)]);
  }
  return resolveElectron();
}

/** @returns {ElectronRuntime | undefined} */
function find() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return runtimeIn(override, 'override');
  const pinned = join(nodeModules, 'electron', 'dist');
  if (isPinnedComplete(pinned)) return runtimeIn(pinned, 'pinned');
  if (isFallbackPossible && isFallbackBuilt()) return runtimeIn(fallbackFolder(), 'fallback');
  return undefined;
}

/** path.txt is the last thing that Electron's installer writes. @param {string} dist */
function isPinnedComplete(dist) {
  const { version } = JSON.parse(readFileSync(join(nodeModules, 'electron', 'package.json'), 'utf8'));
  return existsSync(join(nodeModules, 'electron', 'path.txt')) && readVersion(dist) === version;
}

/**
 * @param {string} distFolder
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime}
 */
function runtimeIn(distFolder, source) {
  const executable = join(distFolder, executableName());
  if (!existsSync(executable)) {
    throw new SetupError(
      `There is no Electron at ${executable}; correct ELECTRON_OVERRIDE_DIST_PATH or delete node_modules/electron, and run the command again.`,
    );
  }
  const version = readVersion(distFolder) ?? 'unknown';
  const old = Number.parseInt(version, 10) < firstWithNodeApi10;
  return {
    executable,
    distFolder,
    version,
    source,
    ...(old && isFallbackPossible ? { nativeBinding: fallbackAddon() } : {}),
    arguments: canSandbox(distFolder) ? [] : ['--no-sandbox'],
  };
}

/** @param {string} distFolder */
function readVersion(distFolder) {
  try {
    return readFileSync(join(distFolder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
