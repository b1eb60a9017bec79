/** Prints the path of the Electron executable, after setting it up where needed. */
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { ensureElectron } = await import('./lib/electron-runtime.mjs');
  const { executable } = await ensureElectron();
  process.stdout.write(`${executable}\n`);
});
