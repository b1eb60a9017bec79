import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openHubDatabase } from '../database/open.ts';
import { withUpward } from '../upward/folder.ts';
import { upwardHealth } from '../upward/upward-health.ts';
import type { HubDigest } from './copy.ts';
import { readHealth } from './health.ts';
import { upwardLine } from './health-page.ts';
import { answer, type HubCommandOptions, hubCommand, type StorageOf } from './hub-command.ts';
import { backUpHub, moveToPostgres, requireHub, restoreHub } from './move.ts';

/** `hub health`, `migrate`, `backup`, `restore`: what whoever runs the hub does with it. */
export function addOperationCommands(program: Command, storageOf: StorageOf): void {
  const command = (name: string, description: string) => hubCommand(program, name, description);
  command('health', '各中心何时联系过、还有多少没送到、被退回多少和原因').action(
    async (options: HubCommandOptions) => {
      const storage = storageOf(options);
      requireHub(storage);
      const database = await openHubDatabase(storage);
      try {
        const upward = await withUpward(storage.folder, upwardHealth);
        const health = { ...(await readHealth(database, new Date())), upward };
        answer(options, health, [
          `已收 ${health.lastNumber} 条更改`,
          ...(upward ? [upwardLine(upward)] : []),
          ...health.sites.map(
            ({ siteNumber, isHub, name, seenAt, waiting, refused }) =>
              `${siteNumber} ${name}${isHub ? '（下级镇的服务器）' : ''}　上次联系 ${seenAt}　还没送到 ${waiting ?? '不详'}　被退回 ${sumOf(refused)}`,
          ),
        ]);
      } finally {
        await database.destroy();
      }
    },
  );
  command('migrate', '把停下来的服务器从自带的 SQLite 搬到空的 PostgreSQL')
    .requiredOption('--to <地址>', 'postgres://…')
    .action(async (options: HubCommandOptions & { to: string }) => {
      const digest = await moveToPostgres(resolve(options.data), options.to);
      answer(options, digest, [
        ...linesOf(digest),
        '已搬好，内容核对一致。以后启动要设 DATABASE_URL；旧库改名为 hub.db.moved，确认无误后再删',
      ]);
    });
  command('backup', '备份服务器：数据库、钥匙和证书、扫描件和录音。不用停机；再备份到同一文件夹只补新的')
    .requiredOption('--to <文件夹>', '备份放到哪里，最好在另一台机器或另一块盘')
    .action(async (options: HubCommandOptions & { to: string }) => {
      const { digest, files } = await backUpHub(storageOf(options), resolve(options.to));
      answer(options, { tables: digest, files }, [
        ...linesOf(digest),
        `新的扫描件和录音 ${files} 份`,
        '已备份，内容核对一致',
      ]);
    });
  command('restore', '用备份恢复服务器，恢复到空的文件夹；设了 DATABASE_URL 就恢复到空的 PostgreSQL')
    .requiredOption('--from <文件夹>', '备份所在的文件夹')
    .action(async (options: HubCommandOptions & { from: string }) => {
      const { digest, files } = await restoreHub(resolve(options.from), storageOf(options));
      answer(options, { tables: digest, files }, [
        ...linesOf(digest),
        `扫描件和录音 ${files} 份`,
        '已恢复。启动后各中心会把备份以后的记录补回来',
      ]);
    });
}

function linesOf(digest: HubDigest): string[] {
  return Object.entries(digest).map(([table, { rows }]) => `${table}　${rows} 行`);
}

function sumOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
