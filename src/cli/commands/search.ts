import type { Command } from 'commander';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { caseTable } from './case-text.ts';

/** `ow search`: items, people and cases, as Ctrl+K in the window. */
export function addSearchCommand(program: Command, output: Output): void {
  program
    .command('search')
    .argument('<文字...>', '事项名称、姓名、拼音首字母、证件号或电话的开头、办件编号')
    .description('查找事项、居民和办件')
    .option('--limit <数>', '每类最多几条', wholeNumber('--limit', 1, 50), 8)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (words: string[], { data, limit }: { data: string; limit: number }) => {
      const { searchEverything } = await import('#core/search/service.ts');
      const result = await withData(data, (context) => searchEverything(context, words.join(' '), limit));
      const items = result.items.map(({ code, name, department }) => [code, name, department]);
      const residents = result.residents.map(({ name, maskedNumber, birthDate }) => [
        name,
        maskedNumber,
        birthDate ?? '',
      ]);
      const parts = [
        items.length > 0 ? `事项\n${textTable(['编码', '名称', '部门'], items)}` : '',
        residents.length > 0 ? `居民\n${textTable(['姓名', '证件号码', '出生'], residents)}` : '',
        result.cases.length > 0 ? `办件\n${caseTable(result.cases)}` : '',
      ].filter((part) => part !== '');
      output.answer(result, parts.length > 0 ? parts.join('\n\n') : '没有找到');
    });
}
