/**
 * Runs the town's hub: npm run -s hub -- [serve | code SITE] OPTIONS. Its stdout is left to the hub alone.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runScript } from './lib/messages.mjs';
import { whenOrphaned } from './lib/orphan.mjs';
import { callersFolder, projectRoot } from './lib/paths.mjs';
import { pinnedNode, projectEnvironment } from './lib/pinned-node.mjs';

await runScript(async () => {
  await ensureDependencies();
  const main = join(projectRoot, 'src', 'hub', 'main.ts');
  const child = spawn(pinnedNode, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: projectEnvironment(),
    cwd: callersFolder('hub'),
  });
  // Ctrl+C reaches the hub, too, which lets what was begun come to its end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
});
