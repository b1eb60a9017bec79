import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CoreContext } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { benchAccept } from './accept.ts';
import { listPageP95 } from './case-list.ts';
import { benchColdStart, benchColdStartBySize } from './cold-start.ts';
import { type BenchLine, formatTable } from './report.ts';
import { reportMonthP95 } from './report-month.ts';
import { benchSearch } from './search.ts';
import { benchAgainstPouchdb } from './sync/against-pouchdb.ts';
import { benchClerk } from './sync/clerk.ts';
import { benchSyncLoad } from './sync/load.ts';
import { benchWindow } from './window.ts';

const projectFolder = resolve(import.meta.dirname, '../..');
const benchFolder = join(projectFolder, '.cache/bench');
const resourcesFolder = join(projectFolder, 'resources');

const parts = [
  'accept',
  'search',
  'list',
  'report',
  'window',
  'sync',
  'sync-load',
  'sync-clerk',
  'cold-start',
];
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
      '--no-activities',
    ];
    const made = spawnSync(process.execPath, seed, {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (made.status !== 0) throw new Error(`Seeding ${folder} failed`);
  }
  return folder;
}

/** Runs work over core, as the application opens it, on a data folder. */
async function inCore<Result>(
  folder: string,
  work: (context: CoreContext) => Result,
): Promise<Awaited<Result>> {
  const data = openData({ folder, key: readDemoKey(folder) });
  const context: CoreContext = { data, resourcesFolder, applicationVersion: 'bench', desktop: null };
  try {
    return await work(context);
  } finally {
    data.database.close();
  }
}

type CoreTimes = { p95: number; samples: number };

/** A figure of core on the big data folder against the same on the small one. */
async function coreLine(
  name: string,
  measure: (context: CoreContext) => CoreTimes | Promise<CoreTimes>,
): Promise<BenchLine> {
  const ours = await inCore(large(), measure);
  const theirs = await inCore(small(), measure);
  return {
    name: `${name}, p95, 1,000,000 cases`,
    figure: ours.p95,
    unit: 'ms',
    baselineName: 'the same with 1,000 cases',
    baseline: theirs.p95,
    ratio: ours.p95 / theirs.p95,
    samples: ours.samples,
  };
}

mkdirSync(benchFolder, { recursive: true });
const lines: BenchLine[] = [];
if (wants('accept')) lines.push(benchAccept(resourcesFolder));
const small = () => dataFolderOf(300, 1000);
const large = () => dataFolderOf(1_000_000, 1_000_000);
if (wants('search')) lines.push(...(await inCore(large(), benchSearch)));
if (wants('list')) lines.push(await coreLine('a page of the case list in core', listPageP95));
if (wants('report')) lines.push(await coreLine('the report of a month in core', reportMonthP95));
if (wants('window')) lines.push(...(await benchWindow(projectFolder, large(), small())));
if (wants('sync')) lines.push(...(await benchAgainstPouchdb(benchFolder)));
if (wants('sync-load')) lines.push(...(await benchSyncLoad(benchFolder)));
if (wants('sync-clerk')) lines.push(...(await benchClerk(benchFolder)));
if (wants('cold-start')) {
  lines.push(await benchColdStart('cold start, 1,000 cases', projectFolder, small(), runs));
  lines.push(await benchColdStart('cold start, 1,000,000 cases', projectFolder, large(), runs));
  lines.push(await benchColdStartBySize(projectFolder, large(), small(), runs));
}
const result = join(benchFolder, 'result.json');
writeFileSync(result, JSON.stringify({ measuredAt: new Date().toISOString(), lines }, null, 1));
console.log(formatTable(lines));
console.log(`\nJSON: ${result}`);
