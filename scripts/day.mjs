/** npm run day [-- --centres N --cases N --seed S --postgres]: a working day of a town in real processes, with kills and a bad line. */
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { endChild, exitOf, startChild } = await import('./lib/children.mjs');
  const { pinnedNode, projectEnvironment } = await import('./lib/pinned-node.mjs');

  const main = join(projectRoot, 'tests', 'day', 'main.ts');
  const day = startChild(pinnedNode, [main, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(day);
  await endChild(day);
  return code;
});
