import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../src/renderer/src');

interface Shortcut {
  file: string;
  keys: string;
  /** The words of the key card, or the expression that makes them. */
  label: string;
}

/** Keys that are worked out at run time, by the file that does it. */
const WORKED_OUT: Record<string, readonly string[]> = {
  'features/cases/case-steps.tsx': ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7'],
  'features/intake/use-part-keys.ts': ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6'],
  'features/intake/use-way-keys.ts': ['Alt+R', 'Alt+B', 'Alt+J', 'Alt+S'],
  'features/ratings/rating-panel.tsx': ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4'],
  'features/residents/household-panel.tsx': ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4'],
};

/**
 * Files of one screen whose keys never work at once: the first stands in front of the second, or is there in its place.
 * Every other key means one thing in one place.
 */
const ONE_AT_A_TIME: readonly (readonly [string, string])[] = [
  ['features/reports/new-template.tsx', 'features/reports/template-page.tsx'],
  // What was handed to this clerk is received before anything is handed on.
  ['features/handovers/handover-page.tsx', 'features/handovers/give-form.tsx'],
  ['features/scans/crop-stage.tsx', 'features/scans/page-stage.tsx'],
  ['features/scans/crop-stage.tsx', 'components/side-panel.tsx'],
  ['features/scans/camera-stage.tsx', 'features/scans/page-stage.tsx'],
  ['features/scans/camera-stage.tsx', 'features/scans/crop-stage.tsx'],
  ['features/ratings/rectification-form.tsx', 'components/side-panel.tsx'],
  // While an activity is carried, Esc lets go of it; a form that is open is left before the page.
  ['features/activities/move-bar.tsx', 'features/activities/activities-page.tsx'],
  ['features/night-school/course-form.tsx', 'features/night-school/night-school-page.tsx'],
  ['features/night-school/lecture-form.tsx', 'components/side-panel.tsx'],
  ['features/night-school/make-up-form.tsx', 'components/side-panel.tsx'],
  ['features/night-school/make-up-form.tsx', 'features/night-school/lecture-form.tsx'],
  ['features/activities/cancel-form.tsx', 'components/side-panel.tsx'],
  ['features/activities/hold-form.tsx', 'components/side-panel.tsx'],
  ['features/activities/cancel-form.tsx', 'features/activities/hold-form.tsx'],
  ['features/activities/resource-forms.tsx', 'components/side-panel.tsx'],
  // While it prints, Esc stops the printing; then it closes.
  ['features/documents/batch-print-panel.tsx', 'components/side-panel.tsx'],
];

/** Keys that never reach a page, or that a Chinese input method, Windows or the engine of the window takes for itself. */
const TAKEN = [
  // Microsoft Pinyin and its like: Chinese or Latin, full or half width, Chinese or Latin punctuation, traditional.
  ...['Shift', 'Ctrl+空格', 'Shift+空格', 'Ctrl+.', 'Ctrl+,', 'Ctrl+Shift+F', 'Ctrl+Shift', 'Alt+Shift'],
  // Editing in every field.
  ...['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Backspace', 'Ctrl+Delete'],
  // Windows and the window's engine: close, task list, system menu, back and forward, reload, tools.
  ...['Alt+F4', 'Alt+Tab', 'Alt+空格', 'Ctrl+Escape', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'F5', 'Ctrl+R'],
  ...['F11', 'F12', 'Ctrl+Shift+I', 'Ctrl+W', 'Ctrl+Shift+Escape', 'Shift+F10'],
];

const read = (file: string) => readFileSync(join(renderer, file), 'utf8');

/** The arguments of a call, from behind its bracket on. */
function argumentsAt(text: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (`'"\``.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign) && depth > 0) depth -= 1;
    else if (sign === ')' || (sign === ',' && depth === 0)) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
      if (sign === ')') return found;
    }
  }
  return found;
}

function shortcutsOf(file: string): Shortcut[] {
  const text = read(file);
  return [...text.matchAll(/(?<!function )\buseShortcut\(/g)].flatMap((call) => {
    const [keys = '', label = ''] = argumentsAt(text, call.index + call[0].length);
    const plain = /^'(.*)'$/.exec(keys)?.[1];
    return (plain === undefined ? (WORKED_OUT[file] ?? [`? ${keys}`]) : [plain]).map((one) => ({
      file,
      keys: one,
      label: /^'(.*)'$/.exec(label)?.[1] ?? label,
    }));
  });
}

const files = globSync('**/*.{ts,tsx}', { cwd: renderer })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('.test.'));
const importsOf = new Map(
  files.map((file) => [
    file,
    [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
      .map(([, path]) => join(dirname(file), path as string).replaceAll('\\', '/'))
      .filter((path) => existsSync(join(renderer, path)) && importable(path)),
  ]),
);
const all = files.flatMap(shortcutsOf);

function importable(path: string): boolean {
  return /\.tsx?$/.test(path);
}

/** A panel beside the page, or a page over it: while it is open its keys come before those below. */
function isPanel(file: string): boolean {
  return /-panels?\.tsx$/.test(file) || importsOf.get(file)?.includes('components/side-panel.tsx') === true;
}

/** The keys of a screen or a panel: its own and those of all it is made of, but not of the panels it opens. */
function layerOf(root: string): Shortcut[] {
  const seen = new Set<string>();
  const waiting = [root];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || file === 'app/router.tsx' || file === 'app/keyboard/shortcuts.ts') continue;
    seen.add(file);
    for (const imported of importsOf.get(file) ?? []) {
      // What stands in a panel's frame belongs to the panel; the frame itself has Esc.
      if (!/-page\.tsx$/.test(imported) && (!isPanel(imported) || imported === 'components/side-panel.tsx')) {
        waiting.push(imported);
      }
    }
  }
  return all.filter(({ file }) => seen.has(file));
}

const used = new Set<string>();

function neverAtOnce(one: string, other: string): boolean {
  const pair = ONE_AT_A_TIME.find((each) => one !== other && each.includes(one) && each.includes(other));
  if (pair) used.add(pair.join());
  return pair !== undefined;
}

/** Every two of a layer that have one key and mean different things by it. */
function collisions(layer: readonly Shortcut[]): string[] {
  return layer.flatMap((one, at) =>
    layer
      .slice(at + 1)
      .filter(({ keys, label }) => keys === one.keys && label !== one.label)
      .filter(({ file }) => !neverAtOnce(one.file, file))
      .map((other) => `${one.keys}: ${one.label} (${one.file}) / ${other.label} (${other.file})`),
  );
}

const pages = [...read('app/router.tsx').matchAll(/'\.\.\/(features\/[^']*-page\.tsx)'/g)]
  .map(([, page]) => page as string)
  .concat('features/staff/staff-choice.tsx');
/** The key card lies over every page: while it is open, Esc is its own. */
const ofCard = ({ file, keys }: Shortcut) => file === 'app/keyboard/key-card.tsx' && keys === 'Escape';
const everywhere = layerOf('app/shell/shell.tsx').filter((shortcut) => !ofCard(shortcut));
const panels = files.filter(isPanel);

describe('a key', () => {
  it('is known by this test wherever it is registered', () => {
    expect(all.length).toBeGreaterThan(120);
    expect(pages.length).toBeGreaterThan(18);
    expect(panels.length).toBeGreaterThan(15);
    expect(all.filter(({ keys }) => keys.startsWith('?'))).toEqual([]);
    expect(Object.keys(WORKED_OUT).filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(pages)('means one thing on %s', (page) => {
    const own = page.startsWith('features/staff') ? [] : everywhere;
    expect(collisions([...new Set([...own, ...layerOf(page)])])).toEqual([]);
  });

  it.each(panels)('means one thing in %s', (panel) => {
    expect(collisions(layerOf(panel))).toEqual([]);
  });

  it('is not silenced by a hint of the same name: what only names a key stands behind what it does', () => {
    const silenced = files.flatMap((file) => {
      const hints = [...read(file).matchAll(/const \w*HINTS\w*[^=]*= \{([^}]*)\}/g)].flatMap(([, body]) =>
        [...(body as string).matchAll(/(?:'([^']+)'|(\w+)):/g)].map(([, quoted, bare]) => quoted ?? bare),
      );
      return shortcutsOf(file)
        .filter(({ keys }) => hints.includes(keys))
        .map(({ keys }) => `${file} ${keys}`);
    });
    expect(silenced).toEqual([]);
  });

  it('that works everywhere is not used otherwise by a panel', () => {
    const anywhere = everywhere.filter(({ keys }) => /^F\d|^Ctrl/.test(keys));
    const other = panels
      .flatMap((panel) => layerOf(panel))
      .filter(({ keys }) => !['Ctrl+P', 'Ctrl+Enter'].includes(keys));
    expect(
      collisions([...anywhere, ...new Set(other)]).filter((each) =>
        anywhere.some(({ file, keys }) => each.startsWith(`${keys}:`) && each.includes(file)),
      ),
    ).toEqual([]);
  });

  it('is not one that an input method, Windows or the window’s engine takes', () => {
    expect(all.filter(({ keys }) => TAKEN.includes(keys))).toEqual([]);
  });

  it('that is a letter, a digit or a space alone belongs to a panel without fields', () => {
    const bare = new Set(all.filter(({ keys }) => /^(?:.|空格)$/.test(keys)).map(({ file }) => file));
    expect([...bare].filter((file) => !file.startsWith('features/scans/'))).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    expect(ONE_AT_A_TIME.map((pair) => pair.join()).filter((pair) => !used.has(pair))).toEqual([]);
  });
});
