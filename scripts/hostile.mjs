/** npm run hostile -- --count N [--seed S] [--out FILE]: throws hostile bundles and batches at a hub and a site. */
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { endChild, exitOf, startChild } = await import('./lib/children.mjs');
  const { pinnedNode, projectEnvironment } = await import('./lib/pinned-node.mjs');

  const main = join(projectRoot, 'tests', 'hostile', 'main.ts');
  const thrower = startChild(pinnedNode, [main, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(thrower);
  await endChild(thrower);
  return code;
});
