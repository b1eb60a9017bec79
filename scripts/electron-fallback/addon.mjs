import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, tail } from '../lib/command.mjs';
import { withLock } from '../lib/lock.mjs';
import { SetupError, say, seconds } from '../lib/messages.mjs';
import { machineCache, nodeModules } from '../lib/paths.mjs';
import { source } from './source.mjs';

/**
 * The SQLite addon for the stand-in runtime. Its prebuilt binary needs Node-API 10, the runtime has
 * 9, so it is compiled from the source that the npm package carries. The compiler is called
 * directly: node-gyp would want Python and the headers of a Node release from the network.
 */

const addon = join(nodeModules, 'better-sqlite3');
const compat = fileURLToPath(new URL('./compat.c', import.meta.url));
const check = fileURLToPath(new URL('./check-addon.mjs', import.meta.url));

const shared = ['-fPIC', '-pthread', '-O2', '-DNDEBUG', '-D_FILE_OFFSET_BITS=64', '-D_LARGEFILE_SOURCE'];
const api = [`-DNAPI_VERSION=${source.nodeApi}`, '-I', join(nodeModules, 'node-api-headers', 'include')];
// As in the addon's binding.gyp.
const cpp = [
  ...['-std=c++20', '-fno-rtti', '-fno-exceptions', '-fvisibility=hidden', '-fvisibility-inlines-hidden'],
  ...['-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'],
  ...['-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION'],
  ...['-I', join(nodeModules, 'node-addon-api'), '-I', join(addon, 'deps', 'sqlite3')],
];
const link = [
  ...['-Wl,--wrap=napi_create_reference', '-Wl,--wrap=napi_get_reference_value'],
  ...['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl'],
];

/** The finished addon. The name holds everything that goes into it, so a change builds a new one. */
export function fallbackAddon() {
  const { version } = JSON.parse(readFileSync(join(addon, 'package.json'), 'utf8'));
  const recipe = createHash('sha256')
    .update(JSON.stringify([shared, api[0], cpp.filter((flag) => flag[0] === '-'), link]))
    .update(readFileSync(compat))
    .digest('hex');
  const folder = `better-sqlite3-${version}-electron-${source.electronVersion}-${recipe.slice(0, 8)}`;
  return join(machineCache(), folder, 'better_sqlite3.node');
}

export function isFallbackAddonBuilt() {
  return existsSync(fallbackAddon());
}

/**
 * @param {Promise<string>} runtime the folder of the runtime, which may still be on its way; the
 *   finished addon is tried in it before it counts as built
 */
export async function ensureFallbackAddon(runtime) {
  const target = join(fallbackAddon(), '..');
  if (isFallbackAddonBuilt()) return;
  await withLock(`${target}.lock`, async () => {
    if (isFallbackAddonBuilt()) return; // another run finished it while we waited
    const work = `${target}.building`;
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    try {
      const started = performance.now();
      say('Compiling the SQLite addon for this Electron (about a minute, once per machine).');
      const file = await compile(work);
      await verify(join(await runtime, 'electron'), file, work);
      await mkdir(target, { recursive: true });
      await rename(file, fallbackAddon());
      say(`The SQLite addon is compiled and tried (${seconds(started)}).`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

/** SQLite's compile options, from the file the addon's own build reads. */
function sqliteDefines() {
  const text = readFileSync(join(addon, 'deps', 'defines.gypi'), 'utf8');
  const defines = [...text.matchAll(/^\s+'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => `-D${match[1]}`);
  if (defines.length < 10) throw new Error('deps/defines.gypi of better-sqlite3 has a new layout');
  return defines;
}

/** @param {string} work @returns {Promise<string>} */
async function compile(work) {
  const file = join(work, 'better_sqlite3.node');
  const sqlite = join(addon, 'deps', 'sqlite3', 'sqlite3.c');
  // SQLite is a single file of 10 MB; link-time optimisation spreads it over the cores.
  const lto = `-flto=${availableParallelism()}`;
  await Promise.all([
    run('gcc', [...shared, ...sqliteDefines(), '-std=c99', '-w', lto, '-c', sqlite, '-o', 'sqlite3.o'], work),
    run(
      'g++',
      [...shared, ...api, ...cpp, '-c', join(addon, 'src', 'better_sqlite3.cpp'), '-o', 'addon.o'],
      work,
    ),
    run('gcc', [...shared, ...api, '-c', compat, '-o', 'compat.o'], work),
  ]);
  const objects = ['addon.o', 'compat.o', 'sqlite3.o'];
  await run('g++', ['-shared', ...shared, '-w', lto, '-o', file, ...objects, ...link, '-s'], work);
  return file;
}

/** @param {string} program @param {string[]} args @param {string} cwd */
async function run(program, args, cwd) {
  const result = await capture(program, args, { cwd });
  if (result.code === 127) {
    throw new SetupError(
      `${program} is missing; install a C++ compiler (g++ and make) and run the command again.`,
    );
  }
  if (result.code !== 0) {
    throw new SetupError(`The SQLite addon could not be compiled; ${program} says:\n${tail(result.output)}`);
  }
}

/** @param {string} electron @param {string} file @param {string} work */
async function verify(electron, file, work) {
  const args = [
    '--no-sandbox',
    '--ozone-platform=headless',
    '--js-flags=--expose-gc',
    check,
    file,
    addon,
    work,
  ];
  // Electron ends at once where it cannot write its profile, as in a read-only home.
  const env = { ...process.env, XDG_CONFIG_HOME: work };
  const result = await capture(electron, args, { env, timeout: 60_000, killSignal: 'SIGKILL' });
  if (!result.stdout.includes('addon works')) {
    throw new SetupError(
      `The SQLite addon was compiled but does not run in the stand-in Electron (exit ${result.code}); please report this:\n${tail(result.output)}`,
    );
  }
}
