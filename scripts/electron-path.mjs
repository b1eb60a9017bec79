/** Prints the path of the Electron executable, after setting it up where needed. */
import { ensureDependencies } from './lib/dependencies.mjs';
import { runScript } from './lib/messages.mjs';
import { continueInPinnedNode } from './lib/pinned-node.mjs';

await runScript(async () => {
  await ensureDependencies();
  const code = await continueInPinnedNode();
  if (code !== undefined) return code;
  // Loaded late: it needs the installed packages.
  const { ensureElectron } = await import('./lib/electron-runtime.mjs');
  const { executable } = await ensureElectron();
  process.stdout.write(`${executable}\n`);
});
