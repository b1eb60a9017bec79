/** Builds the app anew, also when no source has changed. */
import { runProjectScript } from './lib/project-script.mjs';

await runProjectScript(async () => {
  const { ensureBuild } = await import('./lib/build.mjs');
  await ensureBuild({ force: true });
});
