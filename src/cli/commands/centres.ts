import type { Command } from 'commander';
import type { Centre } from '#shared/contract/centres.ts';
import { UsageError } from '../failures.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

/** `ow centre`: the town's service centres, their telephones and addresses. */
export function addCentreCommands(program: Command, output: Output): void {
  const centres = program.command('centre').description('中心资料').helpCommand(false);
  centres
    .command('list')
    .description('列出各中心的咨询电话和地址')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { listCentres } = await import('#core/centres/service.ts');
      const list = await withData(data, (context) => listCentres(context, operator));
      output.answer(list.map(plain), table(list));
    });
  centres
    .command('set')
    .argument('<编号>', '中心的编号，如 13')
    .description('登记一个中心的咨询电话和地址；没有写的不变，写成空的就是没有')
    .option('--phone <电话>', '咨询电话')
    .option('--address <地址>', '地址')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (siteNumber: string, options: { data: string; phone?: string; address?: string }) => {
      const { data, phone, address } = options;
      if (phone === undefined && address === undefined) {
        throw new UsageError('nothing-to-set', '要写 --phone 或 --address', { site: siteNumber });
      }
      const { changeCentre, listCentres } = await import('#core/centres/service.ts');
      const changed = await withData(data, (context) => {
        const known = listCentres(context, operator).find((one) => one.siteNumber === siteNumber);
        if (!known) {
          throw new UsageError('unknown-site', `没有编号为“${siteNumber}”的中心`, { site: siteNumber });
        }
        const given = { siteNumber, phone: phone ?? known.phone, address: address ?? known.address };
        return changeCentre(context, operator, given).filter((one) => one.siteNumber === siteNumber);
      });
      output.answer(changed.map(plain)[0], table(changed));
    });
}

const plain = ({ mayChange: _, ...centre }: Centre) => centre;

function table(list: readonly Centre[]): string {
  return textTable(
    ['编号', '中心', '咨询电话', '地址'],
    list.map(({ siteNumber, name, phone, address }) => [
      siteNumber,
      name,
      phone || '未登记',
      address || '未登记',
    ]),
  );
}
