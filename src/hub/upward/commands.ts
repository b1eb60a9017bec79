import type { Command } from 'commander';
import { syncNow } from '#core/sync/sync-now.ts';
import { openHubDatabase } from '../database/open.ts';
import { upwardLine } from '../operation/health-page.ts';
import { answer, type HubCommandOptions, hubCommand, type StorageOf } from '../operation/hub-command.ts';
import { OperationRefused, requireHub } from '../operation/move.ts';
import { withUpward } from './folder.ts';
import { joinCounty } from './join-county.ts';
import { tellFigures } from './keep-upward.ts';
import { upwardHealth } from './upward-health.ts';

/** `hub join`, `hub report`: a town's hub as a site of its county's. */
export function addUpwardCommands(program: Command, storageOf: StorageOf): void {
  const command = (name: string, description: string) => hubCommand(program, name, description);
  command('join', '登记到上级（县市）的服务器；以后自动上报办件数字和超期清单，不报居民的资料')
    .requiredOption('--hub <地址>', '上级服务器的地址，如 https://192.168.1.10:8717')
    .requiredOption('--code <登记码>', '上级用 hub code 编号 --for-hub 做的一次性登记码')
    .action(async (options: HubCommandOptions & { hub: string; code: string }) => {
      const { townNumber } = await joinCounty(storageOf(options), { url: options.hub, code: options.code });
      answer(options, { townNumber, hubUrl: options.hub }, [
        `已登记到 ${options.hub}，本镇编号 ${townNumber}。服务器在运行的，一分钟内开始上报`,
      ]);
    });
  command('report', '现在就统计一次，报给上级服务器；平时每一刻钟自动报').action(
    async (options: HubCommandOptions) => {
      const storage = storageOf(options);
      requireHub(storage);
      const database = await openHubDatabase(storage);
      try {
        const said = await withUpward(storage.folder, async (context) => {
          await syncNow(context);
          const changed = await tellFigures({ database, context });
          await syncNow(context);
          return { changed, upward: upwardHealth(context) };
        });
        if (!said) throw new OperationRefused('还没有登记到上级服务器：hub join --hub 地址 --code 登记码');
        answer(options, said, [
          said.changed ? '数字有变动，已上报' : '数字没有变动',
          ...(said.upward ? [upwardLine(said.upward)] : []),
        ]);
      } finally {
        await database.destroy();
      }
    },
  );
}
