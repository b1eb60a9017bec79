import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether Chromium can put its processes into a sandbox here; where it cannot it refuses to start.
 * It never does for root. Others need either user namespaces, which containers and some
 * distributions forbid, or the helper program owned by root that an installed package has.
 * @param {string} distFolder
 */
export function canSandbox(distFolder) {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  return hasHelper(distFolder) || mayMakeNamespaces();
}

/** @param {string} distFolder */
function hasHelper(distFolder) {
  try {
    const { uid, mode } = statSync(join(distFolder, 'chrome-sandbox'));
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}

function mayMakeNamespaces() {
  const tried = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  // Without the tool nothing is known; Chromium then says itself what is wrong.
  return tried.error !== undefined || tried.status === 0;
}
