import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CoreError } from '#core/errors.ts';
import type { SeedProgress } from '#core/seed/commit-in-steps.ts';
import type { SeedSummary } from '#core/seed/seed-demo-data.ts';
import { UsageError } from '../failures.ts';
import { applicationVersion, resourcesFolder } from '../open-folder.ts';
import { dataOption, jsonOption, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';

/** `ow seed`: a data folder with generated people and cases, volunteers and activities. */
export function addSeedCommand(program: Command, output: Output): void {
  program
    .command('seed')
    .description(
      '生成演示数据：虚构的居民、近三年的办件，472 名志愿者和一年的活动。中断了可以再做一次，不会留下半份数据',
    )
    .addOption(dataOption())
    .option('--residents <数>', '居民人数', wholeNumber('--residents', 0, 2_000_000), 300)
    .option('--cases <数>', '办件数', wholeNumber('--cases', 0, 5_000_000), 400)
    .option(
      '--seed <数>',
      '随机种子；同一天种子和数目相同，内容就相同',
      wholeNumber('--seed', 0, 4_294_967_295),
      1,
    )
    .option('--site <编号>', '站点编号', '13')
    .option('--no-activities', '不要志愿者和活动')
    .addOption(jsonOption())
    .action(async (options: SeedCommandOptions) => {
      const { residents, cases, seed, site } = options;
      if (cases > 0 && residents === 0) {
        throw new UsageError('no-residents', '有办件就要有居民：--residents 要大于 0');
      }
      const started = performance.now();
      const summary = await seedFolder({ ...options, site, seed, onProgress: progressTo(output, started) });
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      output.answer(
        { ...summary, seconds },
        `已在 ${summary.folder} 生成演示数据：居民 ${residents} 人，办件 ${cases} 件` +
          `（在办 ${summary.open}，今日到期 ${summary.dueToday}，超期 ${summary.overdue}），用了 ${seconds} 秒`,
      );
    });
}

interface SeedCommandOptions {
  data: string;
  residents: number;
  cases: number;
  seed: number;
  site: string;
  activities: boolean;
}

async function seedFolder(
  options: SeedCommandOptions & { onProgress: (progress: SeedProgress) => void },
): Promise<SeedSummary> {
  const { seedDemoData } = await import('#core/seed/seed-demo-data.ts');
  const { data, residents, cases, seed, site, activities, onProgress } = options;
  try {
    return seedDemoData({
      folder: resolve(data),
      siteNumber: site,
      residents,
      cases,
      seed,
      activities,
      now: new Date(),
      resourcesFolder,
      applicationVersion,
      onProgress,
    });
  } catch (error) {
    if (error instanceof CoreError && error.code === 'NOT_FOUND') {
      throw new UsageError('unknown-site', `没有编号为“${site}”的站点，要写 01 到 17 中的一个`, { site });
    }
    throw error;
  }
}

const words = { residents: '居民', cases: '办件' };
const quietFor = 2000;
const between = 2000;

/** Tells how far it is, when it takes long. */
function progressTo(output: Output, started: number): (progress: SeedProgress) => void {
  let last = started + quietFor - between;
  let first: { what: string; at: number } = { what: '', at: started };
  return ({ what, done, total }) => {
    const now = performance.now();
    if (first.what !== what) first = { what, at: now };
    if (now - last < between || done === total) return;
    last = now;
    const percent = Math.floor((done / total) * 100);
    const rate = now > first.at ? `，每秒 ${Math.round((done / (now - first.at)) * 1000)}` : '';
    output.message(`${words[what]} ${percent}%（${done}/${total}${rate}）`);
  };
}
