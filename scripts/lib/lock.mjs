import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './messages.mjs';

/** Longer than any set-up step takes; a lock this old was left by a machine that lost power. */
const staleAfterMs = 20 * 60_000;

/**
 * Runs `work` while holding a lock that other processes of the machine respect. Two runs started at
 * once (an editor and a terminal, two test jobs) must not build the same thing into one folder.
 * @template T
 * @param {string} folder the lock is a folder: mkdir is atomic everywhere
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  let told = false;
  while (!tryLock(folder)) {
    if (isStale(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!told) say('Another run is doing the same set-up step; waiting for it.');
    told = true;
    await sleep(300);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} folder */
function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** @param {string} folder */
function isStale(folder) {
  try {
    const age = Date.now() - statSync(folder).mtimeMs;
    if (age > staleAfterMs) return true;
    if (age < 2000) return false; // the owner may not have written its process id yet
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'EPERM') return false; // alive, another user's
    return code === 'ESRCH' || code === 'ENOENT';
  }
}
