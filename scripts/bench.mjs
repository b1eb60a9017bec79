/** npm run bench [-- ARGUMENTS]: measures the built app, on a screen in memory where there is none. */
import { join } from 'node:path';
import { projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { ensureBuild } = await import('./lib/build.mjs');
  const { exitOf, endChild, startChild } = await import('./lib/children.mjs');
  const { needsDisplay, startDisplay } = await import('./lib/display.mjs');
  const { ensureElectron } = await import('./lib/electron-runtime.mjs');
  const { pinnedNode } = await import('./lib/pinned-node.mjs');
  const { appEnvironment } = await import('./lib/run-app.mjs');

  const electron = await ensureElectron({ display: needsDisplay() });
  await ensureBuild();
  const display = needsDisplay() ? await startDisplay() : undefined;
  const main = join(projectRoot, 'tests', 'bench', 'main.ts');
  const bench = startChild(pinnedNode, [main, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env: appEnvironment(electron, display?.env),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await exitOf(bench);
  await endChild(bench);
  await display?.stop();
  return code;
});
