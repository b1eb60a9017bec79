import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, tail } from './command.mjs';
import { SetupError } from './messages.mjs';
import { whenOrphaned } from './orphan.mjs';
import { binFolder, nodeModules, npmEnvironment, projectRoot } from './paths.mjs';

/**
 * The project runs on the Node that its package.json pins (npm's `node` package), whatever Node the
 * system has: TypeScript files run without a build, and everybody has the same version.
 */
export const pinnedNode = join(
  nodeModules,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

function pinnedVersion() {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return `v${manifest.devDependencies.node}`;
}

/** The `node` package holds no program until its install script has fetched it, so look at the size, too. */
export function isPinnedNodeThere() {
  return existsSync(pinnedNode) && statSync(pinnedNode).size > 1_000_000;
}

/** Fetches the binary: what the package's install script does, which npm may be told not to run. */
export async function installPinnedNode() {
  const script = 'installArchSpecificPackage.js';
  const result = await capture(process.execPath, [script], {
    cwd: join(nodeModules, 'node'),
    env: { ...npmEnvironment(), npm_config_loglevel: 'error' },
  });
  const version = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  if (!isPinnedNodeThere() || version.stdout?.trim() !== pinnedVersion()) {
    throw new SetupError(
      `The pinned Node ${pinnedVersion()} could not be installed; check the connection to the npm registry and run the command again.\n${tail(result.output)}`,
    );
  }
  linkPinnedNode();
}

/** npm links no program that its package does not hold yet; without the link `npm run` finds the system's Node. */
function linkPinnedNode() {
  if (process.platform === 'win32') return;
  const link = join(binFolder, 'node');
  rmSync(link, { force: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), link);
}

/**
 * The environment for programs of the project: the pinned Node and the project's tools come first. A machine that says
 * nothing of its language gets UTF-8: Chromium opens no file with a Chinese name without.
 */
export function projectEnvironment() {
  const env = { ...process.env };
  if (!env.LC_ALL && !env.LC_CTYPE && !env.LANG) env.LANG = 'C.UTF-8';
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  if (env[key]?.split(delimiter)[0] !== binFolder) env[key] = `${binFolder}${delimiter}${env[key] ?? ''}`;
  return env;
}

/**
 * Goes on in the pinned Node when this process runs on another one.
 * @returns {Promise<number | undefined>} the exit code of the run in the pinned Node, or undefined
 *   when this process already is it
 */
export function continueInPinnedNode() {
  if (process.version === pinnedVersion()) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(pinnedNode, process.argv.slice(1), { stdio: 'inherit', env: projectEnvironment() });
    // A terminal sends Ctrl+C to both; anything else reaches this process only.
    process.on('SIGINT', () => {});
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    whenOrphaned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
}
