import { existsSync, readFileSync } from 'node:fs';
import { capture, tail } from './command.mjs';
import { SetupError, say, seconds } from './messages.mjs';

/**
 * Each need names the packages that satisfy it, the preferred one first. Newer Debian and Ubuntu
 * renamed some libraries (…t64). The four libraries pull in everything else Electron links to.
 * @typedef {'electron' | 'fonts' | 'display' | 'compiler' | 'postgres'} Need
 * @type {Record<Need, string[][]>}
 */
const packagesFor = {
  electron: [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']],
  // Without them Chinese text is drawn as empty boxes, on screen and in print.
  fonts: [['fonts-noto-cjk']],
  display: [['xvfb']],
  // gcc uses make to optimise on more than one core.
  compiler: [['g++'], ['make']],
  // A real server for the tests of the hub.
  postgres: [['postgresql']],
};

/**
 * Installs what is missing, on Debian and its relatives only; elsewhere the runtime itself shows
 * whether its libraries are there.
 * @param {Need[]} needs
 */
export async function ensureDebianPackages(needs) {
  if (!isDebianLike()) return;
  const wanted = needs.flatMap((need) => packagesFor[need]);
  const missing = await missingAmong(wanted);
  if (missing.length === 0) return;
  const names = await namesKnownHere(missing);
  if (process.getuid?.() === 0) {
    await install(missing);
    return;
  }
  const command = `sudo apt-get install --no-install-recommends ${names.join(' ')}`;
  if (missing.every((choice) => packagesFor.fonts.includes(choice))) {
    say(`Chinese text may be drawn as boxes here; to have a font for it run: ${command}`);
    return;
  }
  throw new SetupError(`System packages are missing; run this and start again: ${command}`);
}

function isDebianLike() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return false;
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string[][]} choices @returns {Promise<string[][]>} */
async function missingAmong(choices) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format
  const format = '-f=${Package} ${db:Status-Status}\n';
  const { stdout } = await capture('dpkg-query', ['-W', format, ...choices.flat()]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.slice(0, line.indexOf(' '))),
  );
  return choices.filter((choice) => !choice.some((name) => installed.has(name)));
}

/**
 * Of each choice the name that this release of the distribution has.
 * @param {string[][]} choices
 */
async function namesKnownHere(choices) {
  const { stdout } = await capture('apt-cache', ['pkgnames']);
  const known = new Set(stdout.split('\n'));
  return choices.map((choice) => choice.find((name) => known.has(name)) ?? choice[0] ?? '');
}

/** @param {string[][]} choices */
async function install(choices) {
  const started = performance.now();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`Installing system packages: ${choices.map((choice) => choice[0]).join(' ')}.`);
  // Another apt run (unattended upgrades) may hold the lock for a while.
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const update = await capture('apt-get', [...wait, 'update', '-q'], { env });
  const names = await namesKnownHere(choices);
  const result = await capture(
    'apt-get',
    [...wait, 'install', '-y', '-q', '--no-install-recommends', ...names],
    { env },
  );
  if (result.code !== 0) {
    const shown = tail(update.code === 0 ? result.output : `${update.output}\n${result.output}`);
    throw new SetupError(
      `apt-get could not install ${names.join(' ')}; check the machine's package sources and run the command again.\n${shown}`,
    );
  }
  say(`System packages are installed (${seconds(started)}).`);
}
