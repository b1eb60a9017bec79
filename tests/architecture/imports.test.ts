import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');

interface Case {
  file: string;
  imported: string;
  /** A part of the message of our rule, or null where the import is allowed. */
  refused: string | null;
}

const window = 'A window reaches core only through the contract';
const page = 'A window is a sandboxed page';
const preload = 'hands over a port and nothing else';
const neither = 'imports neither side';
const noInput = 'does no I/O';
const main = 'Main has no business rules';
const built = 'by their built files';
const owner = 'Core is the only owner of the database';
const plainNode = 'Core runs as plain Node';
const nobody = 'Core knows nobody who uses it';
const handle = 'through a read handle or a unit of work';
const cli = 'The command line runs without the desktop';
const server = 'The hub runs on a server';
const noSite = 'The hub is no site';
const onlyFigures = 'Upward the hub is a site that tells figures';
const cliDatabase = 'reaches the database through core';

const cases: Case[] = [
  ...refuse('src/renderer/src/features/probe/probe.ts', [
    ['#core/intake/accept-case.ts', window],
    ['#main/window.ts', window],
    ['#preload/index.ts', window],
    ['#cli/main.ts', window],
    ['../../../../core/errors.ts', window],
    ['../../../../main/window.ts', window],
    ['electron', page],
    ['electron/renderer', page],
    ['node:fs', page],
    ['node:fs/promises', page],
    ['better-sqlite3', page],
    ['kysely', page],
  ]),
  ...refuse('src/renderer/src/probe.ts', [['../../core/errors.ts', window]]),
  ...refuse('src/renderer/src/features/probe/deep/probe.ts', [['../../../../../core/errors.ts', window]]),
  ...allow('src/renderer/src/features/probe/probe.ts', [
    '#shared/contract/index.ts',
    'react',
    '@orpc/client',
    '../../app/core/core.ts',
    '../search/store.ts',
    './own.ts',
  ]),
  ...refuse('src/preload/probe.ts', [
    ['#shared/contract/index.ts', preload],
    ['#core/errors.ts', preload],
    ['node:fs', preload],
    ['zod', preload],
    ['../core/errors.ts', preload],
    ['./own.ts', preload],
  ]),
  ...allow('src/preload/probe.ts', ['electron']),
  ...['contract', 'domain', 'sync', 'wording'].flatMap((folder) => [
    ...refuse(`src/shared/${folder}/probe.ts`, [
      ['#core/errors.ts', neither],
      ['#main/window.ts', neither],
      ['#renderer/src/app.tsx', neither],
      ['#cli/main.ts', neither],
      ['../../core/errors.ts', neither],
      ['electron', noInput],
      ['better-sqlite3', noInput],
      ['kysely', noInput],
      ['node:fs', noInput],
      ['node:crypto', noInput],
    ]),
    ...allow(`src/shared/${folder}/probe.ts`, [
      'zod',
      '#shared/domain/workdays.ts',
      '../domain/workdays.ts',
      './own.ts',
    ]),
  ]),
  ...refuse('src/main/probe.ts', [
    ['#core/db/database.ts', main],
    ['#core/router.ts', main],
    ['#core/data-folder/deep/own.ts', main],
    ['../core/db/database.ts', main],
    ['../core/errors.ts', main],
    ['#renderer/src/app.tsx', built],
    ['../preload/index.ts', built],
    ['better-sqlite3', owner],
    ['kysely', owner],
  ]),
  ...allow('src/main/probe.ts', [
    'electron',
    'node:fs',
    '#core/data-folder/layout.ts',
    '#core/errors.ts',
    '#shared/core-process.ts',
    './window.ts',
  ]),
  ...['src/core/intake/probe.ts', 'src/core/db/probe.ts', 'src/core/probe.ts'].flatMap((file) => [
    ...refuse(file, [
      ['electron', plainNode],
      ['#main/window.ts', nobody],
      ['#renderer/src/app.tsx', nobody],
      ['#cli/main.ts', nobody],
      ['../../main/window.ts', nobody],
      ['../main/window.ts', nobody],
    ]),
    ...allow(file, ['#shared/contract/index.ts', 'kysely', 'node:fs', '../errors.ts']),
  ]),
  ...refuse('src/core/intake/probe.ts', [['better-sqlite3', handle]]),
  ...refuse('src/core/probe.ts', [['better-sqlite3', handle]]),
  ...allow('src/core/db/probe.ts', ['better-sqlite3']),
  ...allow('src/core/data-folder/probe.ts', ['better-sqlite3']),
  ...allow('src/core/verify/probe.ts', ['better-sqlite3']),
  ...refuse('src/cli/probe.ts', [
    ['electron', cli],
    ['#main/window.ts', cli],
    ['../renderer/src/app.tsx', cli],
    ['better-sqlite3', cliDatabase],
    ['kysely', cliDatabase],
  ]),
  ...refuse('src/hub/probe.ts', [
    ['electron', server],
    ['#main/window.ts', server],
    ['#cli/main.ts', server],
    ['../renderer/src/app.tsx', server],
    ['#core/db/database.ts', noSite],
    ['#core/sync/sync-now.ts', noSite],
    ['#core/bundles/service.ts', noSite],
    ['../core/errors.ts', noSite],
  ]),
  ...allow('src/hub/probe.ts', [
    'kysely',
    'node:fs',
    '#core/db/connection.ts',
    '#core/db/checkpoints.ts',
    '#core/bundles/file/keys.ts',
    '#shared/sync/batch.ts',
  ]),
  ...refuse('src/hub/upward/probe.ts', [
    ['electron', server],
    ['#cli/main.ts', server],
    ['#core/db/database.ts', onlyFigures],
    ['#core/residents/service.ts', onlyFigures],
    ['#core/cases/service.ts', onlyFigures],
    ['../../core/errors.ts', onlyFigures],
  ]),
  ...allow('src/hub/upward/probe.ts', [
    'kysely',
    '#core/context.ts',
    '#core/county/report-town.ts',
    '#core/sync/sync-now.ts',
    '#shared/domain/months.ts',
  ]),
  ...allow('src/cli/probe.ts', [
    'commander',
    'node:fs',
    '#core/errors.ts',
    '#hub/bundles/operate.ts',
    '#shared/contract/index.ts',
  ]),
];

function refuse(file: string, imports: [imported: string, refused: string][]): Case[] {
  return imports.map(([imported, refused]) => ({ file, imported, refused }));
}

function allow(file: string, imports: string[]): Case[] {
  return imports.map((imported) => ({ file, imported, refused: null }));
}

/** The ways to name another module; a type is a dependency too. */
const forms = [
  (from: string) => `import { thing } from '${from}';\nexport const used = thing;\n`,
  (from: string) => `import type { Thing } from '${from}';\nexport type Used = Thing;\n`,
  (from: string) => `export { thing } from '${from}';\n`,
  (from: string) => `import '${from}';\n`,
  (from: string) => `export const used = await import('${from}');\n`,
];

/** Lints with the project's own rules in a tree of its own, so that nobody else sees the violating files. */
let tree: string;
let said: Map<string, string>;
const probeOf = (at: number, form: number) => (file: string) => join(dirname(file), `${at}-${form}.ts`);

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'onewindow-imports-'));
  const configuration = JSON.parse(readFileSync(join(project, 'biome.json'), 'utf8'));
  writeFileSync(
    join(tree, 'biome.json'),
    JSON.stringify({ linter: { rules: { preset: 'none' } }, overrides: configuration.overrides, root: true }),
  );
  cases.forEach(({ file, imported }, at) => {
    forms.forEach((write, form) => {
      const probe = join(tree, probeOf(at, form)(file));
      mkdirSync(dirname(probe), { recursive: true });
      writeFileSync(probe, write(imported));
    });
  });
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: tree, encoding: 'utf8', maxBuffer: 64_000_000 },
  );
  said = new Map();
  for (const { category, message, location } of JSON.parse(stdout).diagnostics) {
    if (category === 'lint/style/noRestrictedImports') said.set(location.path, message);
  }
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the lint rules of imports', () => {
  it.each(cases.map((each, at) => ({ ...each, at, verdict: each.refused ?? 'allowed' })))(
    '$file importing $imported: $verdict',
    ({ file, refused, at }) => {
      forms.forEach((_write, form) => {
        const message = said.get(probeOf(at, form)(file));
        if (refused === null) expect(message).toBeUndefined();
        else expect(message).toContain(refused);
      });
    },
  );
});

describe('relative imports', () => {
  it('never leave the folder of their side, which a pattern of names alone cannot see', () => {
    const leaving = globSync('src/*/**/*.{ts,tsx,css}', { cwd: project }).flatMap((file) => {
      const path = join(project, file);
      const side = join(project, 'src', file.split(sep)[1] as string) + sep;
      return [...readFileSync(path, 'utf8').matchAll(/(?:from|import|import\()\s*'(\.{1,2}\/[^']*)'/g)]
        .map(([, target = '']) => ({ file, target }))
        .filter(({ target }) => !resolve(dirname(path), target).startsWith(side));
    });
    expect(leaving).toEqual([]);
  });
});
