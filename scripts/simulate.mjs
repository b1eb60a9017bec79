/**
 * npm run simulate -- --sites N --ops N --seed S [--minutes M]: plays histories of sync on virtual time and checks them.
 * npm run simulate:all: everything that is to be shown by it; goes on where it was stopped.
 */
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { endChild, exitOf, startChild } = await import('./lib/children.mjs');
  const { pinnedNode, projectEnvironment } = await import('./lib/pinned-node.mjs');

  const given = process.argv.slice(2);
  const isAll = given[0] === '--all';
  const main = join(projectRoot, 'tests', 'simulation', isAll ? 'prove.ts' : 'main.ts');
  const simulator = startChild(pinnedNode, [main, ...given.slice(isAll ? 1 : 0)], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(simulator);
  await endChild(simulator);
  return code;
});
