import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say, seconds } from './messages.mjs';
import { npmCommand } from './npm.mjs';
import { nodeModules, npmEnvironment, projectCache, projectRoot } from './paths.mjs';
import { installPinnedNode, isPinnedNodeThere } from './pinned-node.mjs';

const oldestSystemNode = 20;
const stampFile = join(nodeModules, '.onewindow-stamp');

/** Installs the npm packages exactly as locked, when they are not there yet or the lock has changed. */
export async function ensureDependencies() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestSystemNode) {
    throw new SetupError(
      `Node ${process.version} is too old for the set-up; install Node ${oldestSystemNode} or newer.`,
    );
  }
  if (isUpToDate()) return;
  await withLock(join(projectCache, 'locks', 'dependencies'), async () => {
    if (isUpToDate()) return;
    if (!matchesInstalledTree()) await install();
    if (!isPinnedNodeThere()) await installPinnedNode();
    writeFileSync(stampFile, currentStamp());
  });
}

function isUpToDate() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp() && isPinnedNodeThere();
}

/** Native packages differ by platform, so a folder shared between two systems must not pass for both. */
function currentStamp() {
  const lock = createHash('sha256').update(readFileSync(join(projectRoot, 'package-lock.json')));
  return `${lock.digest('hex')} ${process.platform} ${process.arch}\n`;
}

/**
 * Without the packages' install scripts: the only one the project needs, the pinned Node's, is run
 * by itself afterwards. Some versions of npm would also compile the SQLite addon, which ships compiled.
 */
async function install() {
  const started = performance.now();
  say('Installing the npm packages (npm ci).');
  // --include=dev: a production setting in the environment must not leave out the tools.
  const options = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = npmCommand(['ci', ...options]);
  const result = await capture(npm.program, npm.args, {
    cwd: projectRoot,
    env: npmEnvironment(),
    shell: npm.shell,
  });
  if (result.code === 127) {
    throw new SetupError('npm is missing; install npm (it comes with Node) and run the command again.');
  }
  if (/Missing: .* from lock file/.test(result.output)) {
    throw new SetupError(
      'package-lock.json does not name every package; run: node scripts/complete-lock.mjs, commit the lock and run the command again.',
    );
  }
  if (result.code !== 0) {
    throw new SetupError(
      `npm ci failed; check the connection to the npm registry (npm ping) and run the command again.\n${result.output.split('\n').slice(0, 12).join('\n')}`,
    );
  }
  await installPinnedNode();
  say(`The npm packages are installed (${seconds(started)}).`);
}

/**
 * Whether npm's own record of what it installed already agrees with the lock, as after `npm install
 * NAME`: then a developer need not wait for everything to be installed again.
 */
function matchesInstalledTree() {
  const record = join(nodeModules, '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }>} */
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  /** @type {typeof installed} */
  const locked = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  if (Object.keys(installed).some((path) => !(path in locked))) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    const has = installed[path];
    // Optional packages of other platforms are locked, but not installed.
    if (path === '' || (!has && wanted.optional)) return true;
    return (
      has?.version === wanted.version &&
      has?.integrity === wanted.integrity &&
      existsSync(join(projectRoot, path))
    );
  });
}
