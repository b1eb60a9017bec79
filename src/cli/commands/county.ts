import { type Command, Option } from 'commander';
import type { TownCentre, TownOverdueCase, TownStanding } from '#shared/contract/county.ts';
import type { CaseFigures } from '#shared/domain/town-figures.ts';
import { lampText } from '#shared/wording/lamp.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface OfTown {
  data: string;
}

/** `ow county`: at a county's site, what the hubs of its towns tell. */
export function addCountyCommands(program: Command, output: Output): void {
  const county = program.command('county').description('各镇办件').helpCommand(false);
  county
    .command('list')
    .description('列出各镇的办件数字和上次联系的时间')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: OfTown) => {
      const { standingOfTowns } = await import('#core/county/service.ts');
      const towns = await withData(data, (context) => standingOfTowns(context, operator));
      output.answer(towns, towns.length === 0 ? '还没有镇的服务器登记到本级服务器' : townTable(towns));
    });
  county
    .command('show')
    .argument('<编号>', '镇的编号，如 05')
    .description('列出一个镇各中心的办件数字')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (townNumber: string, { data }: OfTown) => {
      const { centresOfTown } = await import('#core/county/service.ts');
      const centres = await withData(data, async (context) => {
        await requireTown(context, townNumber);
        return centresOfTown(context, operator, townNumber);
      });
      output.answer(centres, centreTable(centres));
    });
  county
    .command('overdue')
    .argument('<编号>', '镇的编号，如 05')
    .description('列出一个镇超期的办件，超得最久的在前；没有居民的资料')
    .addOption(new Option('--centre <编号>', '只看一个中心'))
    .addOption(dataOption())
    .option('--limit <件数>', '最多列多少件', wholeNumber('--limit', 1, 200), 50)
    .addOption(jsonOption())
    .action(async (townNumber: string, options: OfTown & { centre?: string; limit: number }) => {
      const { overdueOfTown } = await import('#core/county/service.ts');
      const { data, centre: centreNumber, limit } = options;
      const page = await withData(data, async (context) => {
        await requireTown(context, townNumber);
        return overdueOfTown(context, operator, { townNumber, centreNumber, limit });
      });
      output.answer(page, page.rows.length === 0 ? '没有超期的办件' : overdueTable(page.rows));
    });
}

type Context = Parameters<Parameters<typeof withData>[1]>[0];

async function requireTown(context: Context, townNumber: string): Promise<void> {
  const { standingOfTowns } = await import('#core/county/service.ts');
  if (standingOfTowns(context, operator).some((town) => town.townNumber === townNumber)) return;
  throw new UsageError('unknown-site', `没有编号为“${townNumber}”的镇`, { site: townNumber });
}

const COUNTS: readonly [word: string, figure: keyof CaseFigures][] = [
  ['在办', 'open'],
  ['今天到期', 'dueToday'],
  ['超期', 'overdue'],
  ['已收件', 'received'],
  ['补正中', 'correction'],
  ['容缺未补', 'gaps'],
  ['待领取', 'toDeliver'],
  ['本月收件', 'receivedInMonth'],
  ['本月办结', 'completedInMonth'],
];
const words = COUNTS.map(([word]) => word);
const countsOf = (figures: CaseFigures | null) =>
  COUNTS.map(([, figure]) => (figures ? String(figures[figure]) : ''));

function townTable(towns: readonly TownStanding[]): string {
  return textTable(
    ['编号', '镇', ...words, '统计到', '上次联系'],
    towns.map(({ townNumber, name, figures, day, contact }) => [
      townNumber,
      name || '还没有报过',
      ...countsOf(figures),
      day ?? '',
      contact ? `${contact.seenAt}${contact.silent ? '（超过一天）' : ''}` : '',
    ]),
  );
}

function centreTable(centres: readonly TownCentre[]): string {
  return textTable(
    ['编号', '中心', ...words],
    centres.map(({ centreNumber, name, ...figures }) => [centreNumber, name, ...countsOf(figures)]),
  );
}

function overdueTable(rows: readonly TownOverdueCase[]): string {
  return textTable(
    ['办件编号', '事项', '承办中心', '部门', '应办结', '红黄灯'],
    rows.map(({ caseNumber, itemName, centreName, department, dueOn, lamp }) => [
      caseNumber,
      itemName,
      centreName,
      department,
      dueOn,
      lampText(lamp),
    ]),
  );
}
