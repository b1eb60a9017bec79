/** npm run simulate -- --sites N --ops N --seed S [--minutes M]: plays histories of sync on virtual time and checks them. */
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { endChild, exitOf, startChild } = await import('./lib/children.mjs');
  const { pinnedNode, projectEnvironment } = await import('./lib/pinned-node.mjs');

  const main = join(projectRoot, 'tests', 'simulation', 'main.ts');
  const simulator = startChild(pinnedNode, [main, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(simulator);
  await endChild(simulator);
  return code;
});
