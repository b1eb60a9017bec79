import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveElectron } from '../lib/electron-runtime.mjs';

/**
 * A hook of electron-builder, used only when the stand-in runtime is packed: puts the addon that was
 * compiled for it where the packed app looks for the prebuilt one, and takes away the runtime's loader.
 * @param {{ appOutDir: string }} context
 */
export default async function replaceAddonForStandIn({ appOutDir }) {
  const { nativeBinding } = resolveElectron();
  if (!nativeBinding) throw new Error('This Electron runs the prebuilt addon; the hook is not meant for it.');
  const resources = join(appOutDir, 'resources');
  const prebuilds = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  await copyFile(nativeBinding, join(prebuilds, 'linux-x64.node'));
  await rm(join(resources, 'app'), { recursive: true, force: true });
}
