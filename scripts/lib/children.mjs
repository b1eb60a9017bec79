import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenOrphaned } from './orphan.mjs';

/**
 * Programs that must not outlive the script. Each runs in a process group of its own, so that ending
 * it also ends what it has started (Electron alone is six processes).
 * @type {Set<import('node:child_process').ChildProcess>}
 */
const running = new Set();
const ownGroup = process.platform !== 'win32';
let watching = false;

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startChild(program, args, options = {}) {
  const child = spawn(program, args, { detached: ownGroup, ...options });
  running.add(child);
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the exit code; 127 when the program could not be started
 */
export function exitOf(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(128);
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

/** Asks the child to end, and after a grace period makes it. @param {import('node:child_process').ChildProcess} child */
export async function endChild(child, graceMs = 5000) {
  if (child.pid && child.exitCode === null && child.signalCode === null) {
    signal(child, 'SIGTERM');
    await Promise.race([exitOf(child), sleep(graceMs, undefined, { ref: false })]);
  }
  // Also when the child itself has ended: others of its group may still run.
  signal(child, 'SIGKILL');
  running.delete(child);
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} name */
function signal(child, name) {
  try {
    if (child.pid) process.kill(ownGroup ? -child.pid : child.pid, name);
  } catch {
    // It has ended already.
  }
}

/** Last started, first ended: the app goes before the display it draws on. */
async function endAll() {
  for (const child of [...running].reverse()) await endChild(child, 3000);
}

/** Ends everything that was started when the script itself is told to end. */
export function watchSignals() {
  if (watching) return;
  watching = true;
  for (const [name, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(name, () => void endAll().finally(() => process.exit(code)));
  }
  whenOrphaned(() => void endAll().finally(() => process.exit(143)));
  process.once('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
}
