import { resolve } from 'node:path';
import { Command } from 'commander';
import { pino } from 'pino';
import { hubCertificate } from './certificate.ts';
import { openHubDatabase } from './database/open.ts';
import { makeCode } from './enrolment.ts';
import { addOperationCommands } from './operation/commands.ts';
import { OperationRefused } from './operation/move.ts';
import { startHub } from './server.ts';
import { hubStatus, statusLines } from './status.ts';
import { addUpwardCommands } from './upward/commands.ts';
import { upwardFault } from './upward/fault.ts';

interface Storage {
  data: string;
  plain?: true;
}

const program = new Command('hub').description('“一窗”镇级服务器：收齐各中心的记录，再分给该有的中心。');

const storageOf = ({ data }: Storage) => ({
  folder: resolve(data),
  databaseUrl: process.env.DATABASE_URL || undefined,
});

program
  .command('serve', { isDefault: true })
  .description('启动。设了 DATABASE_URL 就用 PostgreSQL，没有设就用自带的 SQLite')
  .option('--data <文件夹>', '服务器的数据文件夹', 'hub-data')
  .option('--host <地址>', '监听地址', '0.0.0.0')
  .option('--port <端口>', '监听端口', '8717')
  .option('--town <编号>', '镇中心的编号，新建时有效', '01')
  .option('--plain', '不加密，只限本机测试')
  .option('--open-health', '让别的机器也能看 /health.html；里面没有个人信息')
  .action(async (options: Storage & { host: string; port: string; town: string; openHealth?: true }) => {
    const hub = await startHub({
      ...storageOf(options),
      townSite: options.town,
      host: options.plain ? '127.0.0.1' : options.host,
      port: Number(options.port),
      plain: options.plain ?? false,
      openHealth: options.openHealth ?? false,
      log: pino({ base: null }),
    });
    const stop = () => void hub.stop();
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });

program
  .command('code <编号>')
  .description('给一个中心做一次性登记码，七天内有效；给下级镇的服务器做的加 --for-hub')
  .option('--for-hub', '登记的是下级镇的服务器，只收它报的数字和超期清单')
  .option('--data <文件夹>', '服务器的数据文件夹', 'hub-data')
  .option('--plain', '给不加密的本机测试用')
  .action(async (siteNumber: string, options: Storage & { forHub?: true }) => {
    if (!/^\d{2}$/.test(siteNumber)) throw new Error(`编号要写两位数字，现在是“${siteNumber}”`);
    const storage = storageOf(options);
    const database = await openHubDatabase(storage);
    try {
      const fingerprint = options.plain ? '' : (await hubCertificate(storage.folder)).fingerprint;
      const kind = options.forHub ? 'hub' : 'centre';
      process.stdout.write(`${await makeCode(database, siteNumber, fingerprint, new Date(), kind)}\n`);
    } finally {
      await database.destroy();
    }
  });

program
  .command('status')
  .description('服务器的情况：收到哪里，各中心何时联系过，从旧备份恢复后还缺多少')
  .option('--data <文件夹>', '服务器的数据文件夹', 'hub-data')
  .option('--json', '以 JSON 输出')
  .action(async (options: Storage & { json?: true }) => {
    const database = await openHubDatabase(storageOf(options));
    try {
      const status = await hubStatus(database);
      process.stdout.write(`${options.json ? JSON.stringify(status) : statusLines(status).join('\n')}\n`);
    } finally {
      await database.destroy();
    }
  });

addOperationCommands(program, storageOf);
addUpwardCommands(program, storageOf);

try {
  await program.parseAsync();
} catch (error) {
  const said = error instanceof OperationRefused ? error.message : upwardFault(error);
  if (said === null) throw error;
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}
