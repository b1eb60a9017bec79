import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CoreContext } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { benchAccept } from './accept.ts';
import { benchColdStart } from './cold-start.ts';
import { type BenchLine, formatTable } from './report.ts';
import { benchSearch } from './search.ts';

const projectFolder = resolve(import.meta.dirname, '../..');
const benchFolder = join(projectFolder, '.cache/bench');
const resourcesFolder = join(projectFolder, 'resources');

const parts = ['accept', 'search', 'cold-start'];
const wanted = process.argv.slice(2).filter((argument) => parts.includes(argument));
const runs = 10;
const wants = (part: string) => wanted.length === 0 || wanted.includes(part);

/** A demo data folder of this size, made once by the operator's own command. */
function dataFolderOf(residents: number, cases: number): string {
  const folder = join(benchFolder, `data-${residents}-${cases}`);
  if (!existsSync(join(folder, 'key.json'))) {
    console.log(`Making a data folder of ${residents} residents and ${cases} cases …`);
    const seed = [
      'src/cli/main.ts',
      'seed',
      '--data',
      folder,
      '--residents',
      `${residents}`,
      '--cases',
      `${cases}`,
    ];
    const made = spawnSync(process.execPath, seed, {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (made.status !== 0) throw new Error(`Seeding ${folder} failed`);
  }
  return folder;
}

function benchSearchIn(folder: string): BenchLine[] {
  const data = openData({ folder, key: readDemoKey(folder) });
  const context: CoreContext = { data, resourcesFolder, applicationVersion: 'bench', desktop: null };
  try {
    return benchSearch(context);
  } finally {
    data.database.close();
  }
}

mkdirSync(benchFolder, { recursive: true });
const lines: BenchLine[] = [];
if (wants('accept')) lines.push(benchAccept(resourcesFolder));
if (wants('search')) lines.push(...benchSearchIn(dataFolderOf(1_000_000, 1_000_000)));
if (wants('cold-start')) {
  const small = dataFolderOf(300, 1000);
  lines.push(await benchColdStart('cold start, 1,000 cases', projectFolder, small, runs));
  const large = dataFolderOf(1_000_000, 1_000_000);
  lines.push(await benchColdStart('cold start, 1,000,000 cases', projectFolder, large, runs));
}
const result = join(benchFolder, 'result.json');
writeFileSync(result, JSON.stringify({ measuredAt: new Date().toISOString(), lines }, null, 1));
console.log(formatTable(lines));
console.log(`\nJSON: ${result}`);
