/**
 * npm test [-- types|lint|unit|e2e ...] [-- arguments of the runner]: all checks, or the named ones.
 * Goes on after a failure, so that one run shows everything. The last line is the sum.
 */
import { SetupError, say, seconds } from './lib/messages.mjs';
import { runProjectScript } from './lib/project-script.mjs';

/** @param {import('./lib/stages.mjs').Stage[]} stages @param {string[]} args */
function choose(stages, args) {
  const names = args.filter((argument) => stages.some((stage) => stage.name === argument));
  const extra = args.filter((argument) => !names.includes(argument));
  const chosen = names.length > 0 ? stages.filter((stage) => names.includes(stage.name)) : stages;
  if (extra.length > 0 && !(chosen.length === 1 && chosen[0]?.takesArguments)) {
    throw new SetupError(
      `Name one stage for the arguments ${extra.join(' ')}: npm test -- unit, or npm test -- e2e.`,
    );
  }
  return { chosen, extra };
}

let passed = 0;
let failed = 0;
/** @type {string[]} */
const summary = [];

/**
 * @param {string} name
 * @param {() => Promise<import('./lib/reports.mjs').Tally>} work
 */
async function stage(name, work) {
  const started = performance.now();
  say(`\n== ${name}`);
  let tally = { passed: 0, failed: 1, skipped: 0 };
  try {
    tally = await work();
  } catch (error) {
    if (error instanceof SetupError) say(`Error: ${error.message}`);
    else console.error(error);
  }
  passed += tally.passed;
  failed += tally.failed;
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  summary.push(
    `${name.padEnd(8)} ${seconds(started).padStart(8)}  ${tally.passed} passed, ${tally.failed} failed${skipped}`,
  );
  return tally.failed === 0;
}

/** Steps that make something ready count only when they fail. @param {() => Promise<unknown>} work */
async function preparation(work) {
  await work();
  return { passed: 0, failed: 0, skipped: 0 };
}

await runProjectScript(
  async () => {
    const { ensureBuild } = await import('./lib/build.mjs');
    const { needsDisplay, startDisplay } = await import('./lib/display.mjs');
    const { ensureElectron } = await import('./lib/electron-runtime.mjs');
    const { appEnvironment } = await import('./lib/run-app.mjs');
    const { stages } = await import('./lib/stages.mjs');

    const { chosen, extra } = choose(stages, process.argv.slice(2));
    const needsApp = chosen.some((one) => one.needsApp);
    /** @type {import('./lib/electron-runtime.mjs').ElectronRuntime | undefined} */
    let electron;
    if (needsApp) {
      await stage('set-up', () =>
        preparation(async () => {
          electron = await ensureElectron({ display: needsDisplay() });
        }),
      );
    }
    for (const one of chosen.filter((each) => !each.needsApp))
      await stage(one.name, () => one.run(extra, {}));
    const runtime = electron;
    const ready = runtime && (await stage('build', () => preparation(ensureBuild)));
    if (runtime && ready) {
      const display = needsDisplay() ? await startDisplay() : undefined;
      const env = appEnvironment(runtime, display?.env);
      for (const one of chosen.filter((each) => each.needsApp))
        await stage(one.name, () => one.run(extra, env));
      await display?.stop();
    } else if (needsApp) summary.push('e2e      not run, because there is no app to run');
    say(`\n${summary.join('\n')}`);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  },
  () => process.stdout.write(`${passed} passed, ${failed + 1} failed\n`),
);
