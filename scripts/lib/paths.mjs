import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const nodeModules = join(projectRoot, 'node_modules');
export const binFolder = join(nodeModules, '.bin');
/** Things that belong to this checkout only: demo data, reports, screenshots, locks. */
export const projectCache = join(projectRoot, '.cache');

/** @param {string} folder */
export function isWritableFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The home folder, or undefined where there is none (a service account, a bare container). */
function home() {
  try {
    return process.env.HOME || homedir() || undefined;
  } catch {
    return undefined;
  }
}

/** @type {string | undefined} */
let found;

/**
 * What is built once per machine. A read-only or missing home must not stop the set-up, so the
 * project's own cache folder is the last resort.
 */
export function machineCache() {
  if (found) return found;
  const base = process.env.XDG_CACHE_HOME || (home() && join(/** @type {string} */ (home()), '.cache'));
  const wanted = base && join(base, 'onewindow');
  found = wanted && isWritableFolder(wanted) ? wanted : join(projectCache, 'machine');
  mkdirSync(found, { recursive: true });
  return found;
}

/** npm keeps its own cache under the home folder and fails where it cannot write; give it ours then. */
export function npmEnvironment() {
  const homeFolder = home();
  const env = { ...process.env };
  if (!env.npm_config_cache && !(homeFolder && isWritableFolder(join(homeFolder, '.npm')))) {
    env.npm_config_cache = join(machineCache(), 'npm');
  }
  // The pinned Node must not run the npm that is about to replace it.
  const separator = process.platform === 'win32' ? ';' : ':';
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = (env[key] ?? '')
    .split(separator)
    .filter((folder) => folder !== binFolder)
    .join(separator);
  return env;
}

/**
 * Where the person stands. npm starts scripts in the project's folder and names the other one in
 * INIT_CWD, which is inherited: it counts only for the very script that npm has started.
 * @param {string} script the name of the npm script
 */
export function callersFolder(script) {
  const initial = process.env.npm_lifecycle_event === script ? process.env.INIT_CWD : undefined;
  return initial ?? process.cwd();
}
