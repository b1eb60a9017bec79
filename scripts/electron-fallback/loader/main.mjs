/**
 * Stands in for Electron's default app, which the stand-in runtime lacks: `electron <folder>` loads
 * the app found there. It is an ES module with a top-level await on purpose: Electron holds back its
 * `ready` event until the entry module has been evaluated, and the app must register its protocol
 * schemes before `ready`.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

/** The setters are internal to Electron, so its public types leave them out. */
const app = /** @type {Electron.App & { setVersion(v: string): void, setAppPath(p: string): void }} */ (
  electronApp
);

const target = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!target) {
  process.stderr.write('Usage: electron <folder of the app | file> [arguments]\n');
  process.exit(1);
}

// As in Electron's own default app: code asks for it to know that argv[1] is the app's path.
Object.defineProperty(process, 'defaultApp', { value: true });

const path = resolve(target);
let entry = path;
if (statSync(path).isDirectory()) {
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(path);
  entry = createRequire(join(path, 'package.json')).resolve(join(path, manifest.main ?? 'index.js'));
} else {
  app.setAppPath(dirname(path));
}
await import(pathToFileURL(entry).href);
