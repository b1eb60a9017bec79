/**
 * npm start [-- --data DIR] [--keep] [--screenshot FILE] [flags for the app]: sets up, builds and opens the app, on
 * demo data unless told otherwise. Where there is no screen it takes a picture and ends.
 */
import { resolve } from 'node:path';
import { callersFolder, projectCache } from './lib/paths.mjs';
import { runProjectScript } from './lib/project-script.mjs';

/** @param {string[]} args */
function readArguments(args) {
  let data = resolve(projectCache, 'demo-data');
  let keep = false;
  /** @type {string | undefined} */
  let picture;
  /** @type {string[]} */
  const rest = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (argument === '--data') data = resolve(callersFolder('start'), args[++index] ?? '');
    else if (argument.startsWith('--data=')) data = resolve(callersFolder('start'), argument.slice(7));
    else if (argument === '--keep') keep = true;
    else if (argument === '--screenshot') picture = resolve(callersFolder('start'), args[++index] ?? '');
    else rest.push(argument);
  }
  return { data, keep, picture, rest };
}

await runProjectScript(async () => {
  const { ensureBuild } = await import('./lib/build.mjs');
  const { needsDisplay } = await import('./lib/display.mjs');
  const { ensureDemoData } = await import('./lib/demo-data.mjs');
  const { ensureElectron } = await import('./lib/electron-runtime.mjs');
  const { runApp, runAppForPicture } = await import('./lib/run-app.mjs');

  const { data, keep, picture, rest } = readArguments(process.argv.slice(2));
  const display = needsDisplay();
  const electron = await ensureElectron({ display });
  await ensureBuild();
  await ensureDemoData(data);
  const args = ['--data', data, ...rest];
  if (display) return runAppForPicture(electron, args, { keep, file: picture });
  return runApp(electron, picture ? [...args, '--screenshot', picture] : args);
});
