import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { BundleRefused } from '#core/bundles/file/bundle-refused.ts';
import type { InspectedBundle } from '#core/bundles/file/inspect-bundle.ts';
import { failureOf } from '#core/bundles/refusal.ts';
import type { HubBundles } from '#hub/bundles/operate.ts';
import { BUNDLE_LIMITS } from '#shared/sync/bundle.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import { writeOut } from '../write-out.ts';

/** The hub is loaded only for its own folders. */
const hub = () => import('#hub/bundles/operate.ts');

async function isHub(folder: string): Promise<boolean> {
  return (await hub()).isHubFolder(resolve(folder));
}

const who = (name: string) => (name === 'hub' ? '镇里' : `${name} 号中心`);

/** `ow bundle`: what would travel over the network, in a file on a USB stick, on a site's folder and on a hub's. */
export function addBundleCommands(program: Command, output: Output): void {
  const bundle = program
    .command('bundle')
    .description('用U盘同步：导出、导入、查看。数据文件夹可以是中心的，也可以是镇里服务器的');
  bundle
    .command('export <文件>')
    .description('导出要带走的记录。中心默认带到镇里；镇里要用 --to 写明给哪个中心')
    .addOption(dataOption())
    .option('--to <编号>', '给谁：hub 是镇里，其余写中心编号', readRecipient)
    .option('--all', '镇里导出时从头导出，用于重装过的中心')
    .addOption(jsonOption())
    .action(async (file: string, { data, to, all }: { data: string; to?: string; all?: true }) => {
      const exported = (await isHub(data))
        ? await exportAtHub(data, file, { to, all: all ?? false })
        : await exportAtSite(data, file, to ?? 'hub');
      output.answer(exported, exportText(exported));
    });
  bundle
    .command('import <文件>')
    .description('导入带来的文件；同一份导入两次不会重复')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data }: { data: string }) => {
      const bytes = readBundle(file);
      const report = (await isHub(data))
        ? await atHub(data, (bundles) => bundles.take(bytes))
        : await withData(data, async (context) => {
            const { importBundle } = await import('#core/bundles/import-bundle.ts');
            return importBundle(context, operator, bytes);
          });
      output.answer(report, importText(report));
    });
  bundle
    .command('inspect <文件>')
    .description('看一份文件是谁导出的、给谁、装了什么，不导入')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data }: { data: string }) => {
      const bytes = readBundle(file);
      const inspected = (await isHub(data))
        ? await atHub(data, (bundles) => bundles.inspect(bytes))
        : await withData(data, async (context) => {
            const { inspectHere } = await import('#core/bundles/service.ts');
            return inspectHere(context, bytes);
          });
      output.answer(inspected, inspectText(inspected));
    });
}

function readRecipient(text: string): string {
  if (text === 'hub' || /^\d{2}$/.test(text)) return text;
  throw new UsageError('unknown-word', `--to 要写 hub 或两位的中心编号，现在是“${text}”`, {
    option: '--to',
    value: text,
  });
}

/** A file that is larger than any bundle is not read at all. */
function readBundle(file: string): Buffer {
  const path = resolve(file);
  if (statSync(path).size > BUNDLE_LIMITS.bytes) throw failureOf(new BundleRefused('too-large'));
  return readFileSync(path);
}

async function atHub<Result>(data: string, work: (bundles: HubBundles) => Promise<Result>): Promise<Result> {
  try {
    const { withHubBundles } = await hub();
    return await withHubBundles(resolve(data), work);
  } catch (error) {
    throw failureOf(error);
  }
}

interface Exported {
  path: string;
  to: string;
  records: number;
  answers: number;
  more: boolean;
}

async function exportAtSite(data: string, file: string, to: string): Promise<Exported> {
  const { makeBundle, noteExported } = await import('#core/bundles/export-bundle.ts');
  return withData(data, (context) => {
    const made = makeBundle(context, operator, to);
    const path = writeOut(resolve(file), made.bytes);
    noteExported(context, operator, made);
    return { path, to, records: made.records, answers: 0, more: made.more };
  });
}

async function exportAtHub(
  data: string,
  file: string,
  { to, all }: { to: string | undefined; all: boolean },
): Promise<Exported> {
  if (to === undefined || to === 'hub') {
    throw new UsageError('missing-option', '镇里导出要用 --to 写明给哪个中心，如 --to 13', {
      option: '--to',
    });
  }
  const made = await atHub(data, (bundles) => bundles.exportFor(to, { all }));
  const path = writeOut(resolve(file), made.bytes);
  return { path, to, records: made.changes, answers: made.answers, more: made.more };
}

function exportText({ path, to, records, answers, more }: Exported): string {
  return [
    `已导出给${who(to)}：${path}`,
    ...(answers > 0 ? [`答复 ${answers} 条`] : []),
    `记录 ${records} 条`,
    ...(more ? ['一份装不下，对方导入这一份以后再导出一次'] : []),
  ].join('\n');
}

type Imported =
  | { from: string; confirmed: number; refused: number; known: number }
  | { from: string; confirmed: number; refused: number; received: number; parked: number; setAside: number };

function importText(report: Imported): string {
  const { from, confirmed, refused } = report;
  if ('known' in report) {
    return `收下${who(from)}的 ${confirmed} 条，退回 ${refused} 条，以前收过的 ${report.known} 条`;
  }
  return [
    `来自${who(from)}：镇里已收 ${confirmed} 条，退回 ${refused} 条，收到别处的 ${report.received} 条`,
    ...(report.parked > 0 ? [`有 ${report.parked} 条要升级后才能显示，已经存好`] : []),
    ...(report.setAside > 0 ? [`有 ${report.setAside} 条要等镇里确认，已经存好`] : []),
  ].join('\n');
}

function inspectText({ from, to, bytes, inside }: InspectedBundle): string {
  return [
    `${who(from)}导出，给${who(to)}，${bytes} 字节，签名无误`,
    inside
      ? `导出时间 ${inside.madeAt}，记录 ${inside.records} 条，答复 ${inside.answers} 条`
      : '内容已加密，只有收件一方能看',
  ].join('\n');
}
