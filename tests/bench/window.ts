import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { resolveElectron } from '../../scripts/lib/electron-runtime.mjs';
import type { BenchLine } from './report.ts';
import { percentile } from './statistics.ts';

const paintWatch = readFileSync(join(import.meta.dirname, 'paint-watch.js'), 'utf8');

/** As clerks type them: an item by initials and by words, a name, the end of a case number, a telephone. */
const typedTexts = [
  'cxyl',
  'glbt',
  '养老保险',
  '陈',
  '林美',
  '黄志强',
  'cxm',
  '000123',
  '13-2026-0001',
  '199000',
];
const rounds = 8;
const openedCases = 40;
/** A fast typist; every keystroke is answered before the next. */
const betweenKeys = 90;

interface WindowTimes {
  keystrokes: number[];
  openings: number[];
}

/**
 * From a key in the box on top to its results on the screen, and from Enter on a line of the list to the whole case
 * on the screen, in the real window: on a big data folder against a small one.
 */
export async function benchWindow(projectFolder: string, large: string, small: string): Promise<BenchLine[]> {
  const big = await timesIn(projectFolder, large);
  const little = await timesIn(projectFolder, small);
  return [
    windowLine('key to painted results, p95, 1,000,000 cases', big.keystrokes, little.keystrokes),
    windowLine('Enter to painted case, p95, 1,000,000 cases', big.openings, little.openings),
  ];
}

function windowLine(name: string, ours: number[], theirs: number[]): BenchLine {
  const [figure, baseline] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
  return {
    name,
    figure,
    unit: 'ms',
    baselineName: 'the same with 1,000 cases',
    baseline,
    ratio: figure / baseline,
    samples: ours.length,
  };
}

async function timesIn(projectFolder: string, dataFolder: string): Promise<WindowTimes> {
  const runtime = resolveElectron();
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.arguments, projectFolder, '--data', dataFolder, '--staff', 'demo-13-1'],
    env: { ...process.env, ONEWINDOW_NATIVE_BINDING: runtime.nativeBinding ?? '' } as Record<string, string>,
  });
  try {
    const page = await electron.firstWindow();
    await page.locator("html[data-usable='case-list']").waitFor({ state: 'attached' });
    await page.evaluate(paintWatch);
    return { openings: await openCases(page), keystrokes: await typeTexts(page) };
  } finally {
    await electron.close();
  }
}

/** Strikes a key and answers with the milliseconds until what fits the selector had been painted. */
async function timedKey(page: Page, selector: string, strike: () => Promise<void>): Promise<number> {
  await page.evaluate(`void (window.painted = window.paintWatch(${JSON.stringify(selector)}))`);
  await strike();
  return page.evaluate('window.painted');
}

async function typeTexts(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of typedTexts) {
      await page.keyboard.press('Control+K');
      let typed = '';
      for (const character of text) {
        typed += character;
        const selector = `#search-results[data-of="${typed}"]`;
        times.push(await timedKey(page, selector, () => page.keyboard.type(character)));
        await page.waitForTimeout(betweenKeys);
      }
      await page.keyboard.press('Escape');
    }
  }
  return times;
}

async function openCases(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let opened = 0; opened < openedCases; opened += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(betweenKeys * 2);
    times.push(await timedKey(page, 'article[data-case]', () => page.keyboard.press('Enter')));
    await page.keyboard.press('Escape');
    await page.locator("html[data-usable='case-list']").waitFor({ state: 'attached' });
  }
  return times;
}
