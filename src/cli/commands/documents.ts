import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CoreContext } from '#core/context.ts';
import { documentKinds } from '#core/documents/kinds.ts';
import type { DocumentKind } from '#shared/contract/cases.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, nonEmpty } from '../options.ts';
import type { Output } from '../output.ts';
import { writeOut } from '../write-out.ts';

interface ExportedDocument {
  kind: DocumentKind;
  copy: number;
  path: string;
}

/** `ow document`: papers handed out. */
export function addDocumentCommands(program: Command, output: Output): void {
  const documents = program.command('document').description('文书').helpCommand(false);
  documents
    .command('export')
    .argument('<编号>', '办件编号，如 13-2026-000123')
    .description('把一件办件已存的文书（PDF）解密后另存到文件夹')
    .requiredOption('--out <文件夹>', '存到哪里', nonEmpty('--out'))
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (number: string, { data, out }: { data: string; out: string }) => {
      const exportTo = await exporterOf(output);
      const exported = await withData(data, (context) => exportTo(context, number, resolve(out)));
      const lines = exported.map(({ path }) => `已存到 ${path}`);
      output.answer(exported, lines.length > 0 ? lines.join('\n') : '没有已存的文书');
    });
}

async function exporterOf(output: Output) {
  const { getCaseByNumber } = await import('#core/cases/service.ts');
  const { documentFileName, keptPdf } = await import('#core/documents/service.ts');
  return (context: CoreContext, number: string, folder: string): ExportedDocument[] => {
    const detail = getCaseByNumber(context, number);
    return detail.documents.flatMap(({ kind, copy }) => {
      const pdf = keptPdf(context, detail.id, kind, copy);
      const path = join(folder, documentFileName(detail, kind, copy));
      if (pdf) return [{ kind, copy, path: writeOut(path, pdf) }];
      output.message(`${documentKinds[kind].title}还没有生成过，没有导出。在“一窗”里打印一次就会存下`);
      return [];
    });
  };
}
