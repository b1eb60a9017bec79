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
  const runtime = resolveElectron();
  const profile = mkdtempSync(join(tmpdir(), 'onewindow-bare-'));
  const environment = { ...process.env, ONEWINDOW_NATIVE_BINDING: runtime.nativeBinding };
  const start = (argumentsOfApp: string[]) =>
    timeToUsable(runtime.executable, [...runtime.arguments, ...argumentsOfApp], environment);
  const startApp = () =>
    start([projectFolder, '--data', dataFolder, '--staff', 'demo-13-1', '--report-usable']);
  const startBare = () => start([join(projectFolder, 'tests/bench/bare-window'), '--profile', profile]);
  try {
    await startApp();
    await startBare();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      ours.push(await startApp());
      theirs.push(await startBare());
    }
    const ratios = ours.map((time, at) => time / (theirs[at] ?? Number.NaN));
    const line: BenchLine = {
      name,
      figure: median(ours),
      unit: 'ms',
      baselineName: 'bare Electron window',
      baseline: median(theirs),
      ratio: median(ratios),
      ratioRange: [Math.min(...ratios), Math.max(...ratios)],
      samples: runs,
    };
    return line;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
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
