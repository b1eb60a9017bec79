import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

function sources(pattern: string): { file: string; text: string }[] {
  return globSync(pattern, { cwd: project })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.gen.ts'))
    .map((file) => ({ file, text: readFileSync(join(project, file), 'utf8') }));
}

describe('source files', () => {
  it('are small enough to be read at one go', () => {
    const long = sources('src/**/*.{ts,tsx,css}')
      .map(({ file, text }) => ({ file, lines: text.split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

describe('words on the screen', () => {
  it('begin no line with a wide blank: it is lost there, and a word sticks to the one before', () => {
    const lost = sources('src/renderer/**/*.tsx').filter(({ text }) => /^[ \t]*\u3000/mu.test(text));
    expect(lost.map(({ file }) => file)).toEqual([]);
  });
});

describe('the time in core', () => {
  /**
   * Where the clock of the machine is right: it names a backup file, it is the default of a data folder, and it measures
   * how long a piece of sync holds up the clerk.
   */
  const allowed = [
    'src/core/data-folder/open-data.ts',
    'src/core/data-folder/back-up-before-migration.ts',
    'src/core/sync/pace.ts',
  ];

  it('comes from the clock of the data folder, so that tests and the simulator can set it', () => {
    const own = /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bperformance\.now\b/;
    const askingTheMachine = sources('src/core/**/*.ts')
      .filter(({ file }) => !file.endsWith('.test.ts') && !file.includes('/testing/'))
      .filter(({ text }) => own.test(text))
      .map(({ file }) => file);
    expect(askingTheMachine.sort()).toEqual([...allowed].sort());
  });

  it('is never asked for by a rule', () => {
    const own = /\bDate\.now\b|\bnew Date\(\)/;
    const asking = sources('src/shared/{domain,sync,contract}/**/*.ts').filter(({ text }) => own.test(text));
    expect(asking.map(({ file }) => file)).toEqual([]);
  });
});
