import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { SyncReport } from '#core/sync/sync-now.ts';
import type { FileReport } from '#core/sync/travel-files.ts';
import { fileStopWord, outboxStateWord, refusalWord } from '#shared/wording/sync.ts';
import { applicationVersion, operator, resourcesFolder, withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface SyncOptions {
  data: string;
  hub?: string;
  code?: string;
  files: boolean;
}

type Report = SyncReport & { files: FileReport | null };

/** `ow sync` and `ow outbox`: the way to the town's hub. */
export function addSyncCommands(program: Command, output: Output): void {
  program
    .command('sync')
    .description('和镇里的服务器同步一次；第一次用 --hub 和 --code 登记')
    .addOption(dataOption())
    .option('--hub <地址>', '服务器地址，如 https://192.168.1.10:8717', nonEmpty('--hub'))
    .option('--code <登记码>', '镇里给的一次性登记码', nonEmpty('--code'))
    .option('--no-files', '只传记录，不传扫描件和录音')
    .addOption(jsonOption())
    .action(async ({ data, hub, code, files }: SyncOptions) => {
      const report = await withData(data, async (context) => {
        const { enrol } = await import('#core/sync/enrol.ts');
        const { syncNow } = await import('#core/sync/sync-now.ts');
        if (hub !== undefined || code !== undefined) {
          await enrol(context, operator, { url: hub ?? '', code: code ?? '' });
        }
        const { travelFiles } = await import('#core/sync/travel-files.ts');
        const records = await syncNow(context);
        return { ...records, files: files ? await travelFiles(context) : null };
      });
      output.answer(report, reportText(report));
    });
  program
    .command('rebuild')
    .description('旧电脑坏了：在空的文件夹里按同一个编号重建中心，把镇里已收的都取回来；中断了可以再做一次')
    .addOption(dataOption())
    .requiredOption('--site <编号>', '中心的编号', nonEmpty('--site'))
    .requiredOption('--hub <地址>', '服务器地址，如 https://192.168.1.10:8717', nonEmpty('--hub'))
    .requiredOption('--code <登记码>', '镇里为这个中心新做的一次性登记码', nonEmpty('--code'))
    .addOption(jsonOption())
    .action(async ({ data, site, hub, code }: { data: string; site: string; hub: string; code: string }) => {
      const { rebuildSite } = await import('#core/sync/rebuild-site.ts');
      const place = { folder: resolve(data), siteNumber: site, url: hub, code };
      const report = await rebuildSite(
        { ...place, resourcesFolder, applicationVersion, desktop: null },
        operator,
      );
      output.answer(
        report,
        [
          `已重建 ${site}，取回 ${report.received} 条。扫描件和本中心的录音用 ow sync 取回，每天不超过设置的量`,
          '没有送到镇里的记录和旧电脑上打印的 PDF 不在其中；今年的办件编号空出 1000 个，不会重号',
        ].join('\n'),
      );
    });
  program
    .command('outbox')
    .description('本机的记录到了哪一步：存在本机、已送出、镇里已收、被退回和原因')
    .addOption(dataOption())
    .option('--limit <条数>', '最多列多少条', wholeNumber('--limit', 1, 1000), 20)
    .addOption(jsonOption())
    .action(async ({ data, limit }: { data: string; limit: number }) => {
      const page = await withData(data, async (context) => {
        const { listOutbox } = await import('#core/sync/outbox.ts');
        return listOutbox(context, { text: '', state: null, before: null, limit });
      });
      const rows = page.lines.map(({ at, actorName, title, state, refusal }) => [
        at,
        actorName,
        title,
        outboxStateWord(state),
        refusal ? refusalWord(refusal) : '',
      ]);
      output.answer(
        page,
        [
          `待上报 ${page.waiting} 条`,
          ...(rows.length > 0 ? [textTable(['时间', '经办人', '内容', '状态', '原因'], rows)] : []),
        ].join('\n'),
      );
    });
}

function reportText({ confirmed, refused, received, parked, setAside, files }: Report): string {
  return [
    `镇里已收 ${confirmed} 条，退回 ${refused} 条，收到别处的 ${received} 条`,
    ...(parked > 0 ? [`有 ${parked} 条要升级后才能显示，已经存好`] : []),
    ...(setAside > 0 ? [`有 ${setAside} 条暂时放不进去，已经存好，下次再试`] : []),
    ...(files ? [`扫描件和录音送出 ${files.sent} 份，取回 ${files.fetched} 份，还有 ${files.left} 份`] : []),
    ...(files?.stoppedBy ? [fileStopWord(files.stoppedBy)] : []),
  ].join('\n');
}
