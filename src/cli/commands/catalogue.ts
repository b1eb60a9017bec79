import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ImportPreview, ImportSummary } from '#shared/contract/catalogue.ts';
import { explainImportProblem } from '#shared/wording/import-problems.ts';
import { UsageError } from '../failures.ts';
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
    .command('export')
    .argument('<文件>', '.xlsx 或 .csv')
    .description('导出全部事项，连同情形、材料和表单；原样导入不会有变化')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data }: { data: string }) => {
      const format = /\.(xlsx|csv)$/i.exec(file)?.[1]?.toLowerCase();
      if (format !== 'xlsx' && format !== 'csv') {
        throw new UsageError('file-kind', `文件名要以 .xlsx 或 .csv 结尾，现在是“${file}”`, { file });
      }
      const { exportItems } = await import('#core/catalogue/exchange-items.ts');
      const path = resolve(file);
      const content = await withData(data, ({ data: { database } }) => exportItems(database.read, format));
      writeFileSync(path, content);
      output.answer({ path }, `已导出到 ${path}`);
    });
  catalogue
    .command('import')
    .argument('<文件>', '导出的 .xlsx 或 .csv，简单的事项目录 .csv，或 .json 的事项明细')
    .description('导入事项；有一处不对，整个文件都不导入')
    .option('--preview', '只看会改什么，不写入', false)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (file: string, { data, preview }: { data: string; preview: boolean }) => {
      const bytes = new Uint8Array(readFileSync(resolve(file)));
      const { isTablesCsv } = await import('#core/catalogue/tables/read-csv.ts');
      const plain = /\.json$/i.test(file) || (/\.csv$/i.test(file) && !isTablesCsv(bytes));
      if (preview || !plain) return exchange(output, data, { name: file, bytes }, { preview, plain });
      const { importCatalogue } = await import('#core/catalogue/import-catalogue.ts');
      const { importDetailedItems } = await import('#core/catalogue/import-detailed-items.ts');
      const { decodeTextFile } = await import('#core/import-file.ts');
      const text = decodeTextFile(bytes);
      const take = /\.json$/i.test(file) ? importDetailedItems : importCatalogue;
      const summary = await withData(data, (context) => take(context, operator, text));
      output.answer(summary, summaryText(summary));
    });
}

/** A file of the four tables: what it would do, or doing it. */
async function exchange(
  output: Output,
  data: string,
  file: { name: string; bytes: Uint8Array },
  { preview, plain }: { preview: boolean; plain: boolean },
): Promise<void> {
  if (plain) {
    throw new UsageError('no-preview', '--preview 只能用于导出的 .xlsx 或 .csv', { file: file.name });
  }
  const { importItems, previewItems } = await import('#core/catalogue/exchange-items.ts');
  if (!preview) {
    const summary = await withData(data, (context) => importItems(context, operator, file));
    return output.answer(summary, summaryText(summary));
  }
  const found = await withData(data, (context) => previewItems(context, operator, file));
  output.answer(found, previewText(found));
}

function summaryText({ added, changed, unchanged }: ImportSummary): string {
  return `新增 ${added} 项，更新 ${changed} 项，没有变化 ${unchanged} 项`;
}

function previewText({ added, changed, unchanged, missing, problems }: ImportPreview): string {
  if (problems.length > 0) {
    return ['有问题，不能导入：', ...problems.map((problem) => `  ${explainImportProblem(problem)}`)].join(
      '\n',
    );
  }
  const counts = { added: added.length, changed: changed.length, unchanged };
  return [
    ...added.map(({ code, name }) => `新增 ${code} ${name}`),
    ...changed.flatMap(({ code, name, effectiveFrom, changes }) => [
      `更新 ${code} ${name}（${effectiveFrom} 起）`,
      ...changes.map(
        ({ label, before, after }) => `  ${label}：${before ?? '（无）'} → ${after ?? '（删去）'}`,
      ),
    ]),
    ...(missing.length > 0 ? [`文件里没有、原样保留 ${missing.length} 项`] : []),
    summaryText(counts),
  ].join('\n');
}
