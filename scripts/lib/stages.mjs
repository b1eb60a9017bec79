import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, exitOf, startChild } from './children.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { nodeModules, projectCache, projectRoot } from './paths.mjs';
import { pinnedNode, projectEnvironment } from './pinned-node.mjs';
import { playwrightTally, vitestTally } from './reports.mjs';

/**
 * @typedef {import('./reports.mjs').Tally} Tally
 * @typedef {object} Stage
 * @property {string} name
 * @property {boolean} [needsApp] runs the built app in Electron
 * @property {boolean} [takesArguments]
 * @property {(extra: string[], env: NodeJS.ProcessEnv) => Promise<Tally>} run
 */

const reports = join(projectCache, 'reports');
const minute = 60_000;

/** @type {Stage[]} */
export const stages = [
  { name: 'types', run: (_extra, env) => runNpmScript('types', env) },
  { name: 'lint', run: (_extra, env) => runNpmScript('lint', env) },
  { name: 'unit', takesArguments: true, run: runVitest },
  { name: 'e2e', needsApp: true, takesArguments: true, run: runPlaywright },
];

/**
 * A check without tests of its own counts as one.
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 */
async function runNpmScript(script, env) {
  // `node --run` is npm run without npm: no banner and a faster start.
  const code = await run([`--run=${script}`], env, 5 * minute);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {string[]} extra @param {NodeJS.ProcessEnv} env */
async function runVitest(extra, env) {
  await ensureDebianPackages(['postgres']);
  const report = freshReport('vitest.json');
  const tool = join(nodeModules, 'vitest', 'vitest.mjs');
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run([tool, ...options, ...extra], env, 9 * minute);
  return judge(vitestTally(report), code);
}

/**
 * Two windows at a time, then by itself what is measured in one.
 * @param {string[]} extra @param {NodeJS.ProcessEnv} env
 */
async function runPlaywright(extra, env) {
  if (extra.length > 0) return playwright(extra, env);
  const sum = await playwright(['--grep-invert=@alone', '--workers=2'], env);
  // A folder of its own: the runner empties the one it writes to, and with it what failed before.
  const alone = await playwright(['--grep=@alone', '--output=test-results/alone'], env);
  return {
    passed: sum.passed + alone.passed,
    failed: sum.failed + alone.failed,
    skipped: sum.skipped + alone.skipped,
  };
}

/** @param {string[]} options @param {NodeJS.ProcessEnv} env */
async function playwright(options, env) {
  const report = freshReport('playwright.json');
  const tool = join(nodeModules, '@playwright', 'test', 'cli.js');
  const code = await run(
    [tool, 'test', '--reporter=list,json', ...options],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    9 * minute,
  );
  return judge(playwrightTally(report), code);
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  // The report of an earlier run must not speak for this one.
  rmSync(file, { force: true });
  return file;
}

/**
 * A runner can fail without a failed test: it crashed, found no tests, or saw an error outside of them.
 * @param {Tally | undefined} tally
 * @param {number} code
 */
function judge(tally, code) {
  const known = tally ?? { passed: 0, failed: 0, skipped: 0 };
  return (code !== 0 || !tally) && known.failed === 0 ? { ...known, failed: 1 } : known;
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} extraEnv
 * @param {number} limitMs a run that hangs is ended and counts as failed
 */
async function run(args, extraEnv, limitMs) {
  const child = startChild(pinnedNode, args, {
    cwd: projectRoot,
    env: { ...projectEnvironment(), ...extraEnv },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    process.stderr.write(`Ended after ${limitMs / minute} minutes without a result.\n`);
    void endChild(child);
  }, limitMs);
  const code = await exitOf(child);
  clearTimeout(timer);
  await endChild(child);
  return late ? 1 : code;
}
