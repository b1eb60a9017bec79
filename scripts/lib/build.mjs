import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { capture, tail } from './command.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say, seconds } from './messages.mjs';
import { nodeModules, projectCache, projectRoot } from './paths.mjs';
import { pinnedNode, projectEnvironment } from './pinned-node.mjs';

const inputs = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const stampFile = join(projectRoot, 'out', '.stamp');

/**
 * Builds main, preload and renderer into out/ when a source has changed since the last build.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuild(options = {}) {
  if (!options.force && isCurrent()) return;
  await withLock(join(projectCache, 'locks', 'build'), async () => {
    if (!options.force && isCurrent()) return;
    const started = performance.now();
    say('Building the app.');
    const stamp = fingerprint();
    // A build that fails half-way must not pass for a finished one.
    rmSync(stampFile, { force: true });
    const tool = join(nodeModules, 'electron-vite', 'bin', 'electron-vite.js');
    const result = await capture(pinnedNode, [tool, 'build'], {
      cwd: projectRoot,
      env: projectEnvironment(),
    });
    if (result.code !== 0) {
      throw new SetupError(
        `The build failed; correct what it names and run the command again.\n${tail(result.output, 40)}`,
      );
    }
    writeFileSync(stampFile, stamp);
    say(`The app is built (${seconds(started)}).`);
  });
}

function isCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Contents, not times: a fresh checkout or a change of branch sets all times anew. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(join(projectRoot, input)))) {
    hash
      .update(`${relative(projectRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return filesOf(child);
      return entry.name.endsWith('.test.ts') ? [] : [child];
    });
}
