/**
 * node scripts/complete-lock.mjs: adds to package-lock.json the optional packages for other systems
 * that npm left out. npm does so without a word when the registry at hand does not have them, and
 * then `npm ci` refuses the lock, here and for everybody else. Run it after npm install; the entries
 * have no hash until npm meets a registry that has the packages.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './lib/messages.mjs';
import { projectRoot } from './lib/paths.mjs';

/** Native packages carry their system in the name: cli-linux-x64-musl, canvas-win32-arm64-msvc. */
const systemInName =
  /-(?<os>android|darwin|freebsd|linux|openharmony|win32)-(?<cpu>arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(?<abi>[a-z]+))?$/;

const file = join(projectRoot, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, { version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }>} */
const packages = lock.packages;

for (const [path, owner] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const system = systemInName.exec(name)?.groups;
    const isThere = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages;
    // A range cannot be locked without asking the registry; such packages always name one version.
    if (isThere || !system || !/^\d+\.\d+\.\d+/.test(version)) continue;
    packages[`node_modules/${name}`] = {
      version,
      ...{ cpu: [system.cpu], ...(owner.dev ? { dev: true } : {}) },
      ...(system.os === 'linux' ? { libc: [system.abi === 'musl' ? 'musl' : 'glibc'] } : {}),
      ...{ optional: true, os: [system.os] },
    };
    say(`Added ${name}@${version}.`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
