import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveElectron } from '../../scripts/lib/electron-runtime.mjs';
import type { BenchLine } from './report.ts';
import { median } from './statistics.ts';

const startLimit = 60_000;

/**
 * From starting the process to a usable case list, against a bare Electron window with one static page,
 * in turn: app, bare, app, bare. Each side keeps its own profile, as a clerk's PC does.
 */
export async function benchColdStart(name: string, projectFolder: string, dataFolder: string, runs: number) {
  const profile = mkdtempSync(join(tmpdir(), 'onewindow-bare-'));
  const startBare = () => start([join(projectFolder, 'tests/bench/bare-window'), '--profile', profile]);
  try {
    return await inTurn(
      { name, baselineName: 'bare Electron window' },
      () => startApp(projectFolder, dataFolder),
      startBare,
      runs,
    );
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The same with a big data folder against a small one, in turn. */
export function benchColdStartBySize(projectFolder: string, large: string, small: string, runs: number) {
  return inTurn(
    { name: 'cold start, 1,000,000 cases', baselineName: 'cold start, 1,000 cases' },
    () => startApp(projectFolder, large),
    () => startApp(projectFolder, small),
    runs,
  );
}

function startApp(projectFolder: string, dataFolder: string): Promise<number> {
  return start([projectFolder, '--data', dataFolder, '--staff', 'demo-13-1', '--report-usable']);
}

function start(argumentsOfApp: string[]): Promise<number> {
  const runtime = resolveElectron();
  const environment = { ...process.env, ONEWINDOW_NATIVE_BINDING: runtime.nativeBinding };
  return timeToUsable(runtime.executable, [...runtime.arguments, ...argumentsOfApp], environment);
}

/** One start of each side to warm up, then one after the other. */
async function inTurn(
  names: Pick<BenchLine, 'name' | 'baselineName'>,
  startOurs: () => Promise<number>,
  startTheirs: () => Promise<number>,
  runs: number,
): Promise<BenchLine> {
  await startOurs();
  await startTheirs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await startOurs());
    theirs.push(await startTheirs());
  }
  const ratios = ours.map((time, at) => time / (theirs[at] ?? Number.NaN));
  return {
    ...names,
    figure: median(ours),
    unit: 'ms',
    baseline: median(theirs),
    ratio: median(ratios),
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    samples: runs,
  };
}

function timeToUsable(executable: string, argumentsOfApp: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(executable, argumentsOfApp, {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    let usableAfter: number | undefined;
    const end = () => {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    };
    const limit = setTimeout(() => {
      end();
      reject(new Error(`${argumentsOfApp.join(' ')} was not usable after ${startLimit} ms`));
    }, startLimit);
    child.stdout.on('data', (text: Buffer) => {
      if (usableAfter === undefined && text.includes('usable:')) {
        usableAfter = performance.now() - began;
        end();
      }
    });
    child.on('exit', () => {
      clearTimeout(limit);
      if (usableAfter === undefined)
        reject(new Error(`${argumentsOfApp.join(' ')} ended before it was usable`));
      else resolve(usableAfter);
    });
  });
}
