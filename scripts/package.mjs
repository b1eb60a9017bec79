/**
 * npm run package [-- --linux deb | --win nsis ...]: sets up, builds and packs the app into dist/.
 * Without arguments it makes the unpacked folder, which needs nothing from the network.
 */
import { join } from 'node:path';
import { SetupError, say, seconds } from './lib/messages.mjs';
import { nodeModules, projectRoot } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { ensureBuild } = await import('./lib/build.mjs');
  const { exitOf, endChild, startChild } = await import('./lib/children.mjs');
  const { ensureElectron } = await import('./lib/electron-runtime.mjs');
  const { pinnedNode, projectEnvironment } = await import('./lib/pinned-node.mjs');

  const electron = await ensureElectron();
  await ensureBuild();
  const started = performance.now();
  const given = process.argv.slice(2);
  const args = given.length > 0 ? given : ['--dir'];
  args.push('--publish', 'never');
  const forOtherSystem = args.some((argument) => ['--win', '-w', '--mac', '-m'].includes(argument));
  // For another system electron-builder fetches that system's Electron itself.
  if (!forOtherSystem)
    args.push(`-c.electronDist=${electron.distFolder}`, `-c.electronVersion=${electron.version}`);
  const fallback = electron.nativeBinding !== undefined && !forOtherSystem;
  if (fallback) args.push('-c.afterPack=scripts/electron-fallback/after-pack.mjs');
  say('Packing the app.');
  const tool = join(nodeModules, 'electron-builder', 'cli.js');
  const builder = startChild(pinnedNode, [tool, ...args], {
    cwd: projectRoot,
    env: projectEnvironment(),
    stdio: ['ignore', 2, 2],
  });
  const code = await exitOf(builder);
  await endChild(builder);
  if (code !== 0)
    throw new SetupError('electron-builder could not pack the app; what it wrote above tells why.');
  if (fallback) say('This package holds the stand-in Electron: it is for tests, never for a site.');
  say(`The app is packed in dist/ (${seconds(started)}).`);
});
