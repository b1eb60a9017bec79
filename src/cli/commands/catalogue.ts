import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

/** `ow catalogue`: the catalogue of service items. */
export function addCatalogueCommands(program: Command, output: Output): void {
  const catalogue = program.command('catalogue').description('事项目录').helpCommand(false);
  catalogue
    .command('list')
    .description('列出事项目录')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const { listWholeItems } = await import('#core/catalogue/service.ts');
      const items = await withData(data, ({ data: { database } }) => listWholeItems(database.read));
      const answer = items.map(({ code, name, department, kind, promisedDays, materials }) => ({
        code,
        name,
        department,
        kind,
        promisedDays,
        materials: materials.map(({ name, originals, copies, required }) => ({
          name,
          originals,
          copies,
          required,
        })),
      }));
      const rows = answer.map((item) => [
        item.code,
        item.name,
        item.department,
        item.kind,
        item.promisedDays === 0 ? '即办' : `${item.promisedDays} 工作日`,
        item.materials.map(({ name }) => name).join('、'),
      ]);
      output.answer(
        answer,
        `${textTable(['编码', '名称', '部门', '类型', '承诺时限', '材料'], rows)}\n共 ${rows.length} 项`,
      );
    });
  catalogue
    .command('import')
    .argument('<文件>', 'CSV 的事项目录，或 .json 的事项明细（情形、材料、表单）')
    .description('导入事项目录或明细；有一处不对，整个文件都不导入')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data }: { data: string }) => {
      const { importCatalogue } = await import('#core/catalogue/import-catalogue.ts');
      const { importDetailedItems } = await import('#core/catalogue/import-detailed-items.ts');
      const { decodeTextFile } = await import('#core/import-file.ts');
      const text = decodeTextFile(readFileSync(resolve(file)));
      const take = /\.json$/i.test(file) ? importDetailedItems : importCatalogue;
      const summary = await withData(data, (context) => take(context, operator, text));
      output.answer(
        summary,
        `新增 ${summary.added} 项，更新 ${summary.changed} 项，没有变化 ${summary.unchanged} 项`,
      );
    });
}
