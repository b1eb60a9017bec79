import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { explainImportProblem } from '#shared/wording/import-problems.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { operator, withData } from '../open-folder.ts';
import { dataOption, jsonOption, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface ImportOptions {
  data: string;
  preview?: true;
  notSame: string;
}

/** `ow volunteers`: the register of volunteers. */
export function addVolunteerCommands(program: Command, output: Output): void {
  const volunteers = program.command('volunteers').description('志愿者').helpCommand(false);
  volunteers
    .command('import')
    .argument('<文件>', 'Excel 工作簿（.xlsx）或 CSV，第一行是列名')
    .description('导入志愿者名册：整份收下，或整份不收并逐行说明。已登记的按证件号码对应，只改文件里填了的列')
    .option('--preview', '只看会怎样，不写入')
    .option('--not-same <理由>', '有的行和已登记的人像同一人，核对过不是的，写明理由', '')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (path: string, { data, preview, notSame }: ImportOptions) => {
      const core = await import('#core/volunteers/import-volunteers.ts');
      const file = { name: basename(path), bytes: new Uint8Array(readFileSync(resolve(path))) };
      const { lines, problems } = await withData(data, (context) =>
        preview
          ? core.previewVolunteers(context, operator, file)
          : core.importVolunteers(context, operator, file, notSame),
      );
      const count = (what: string) => lines.filter((line) => line.what === what).length;
      const answer = {
        preview: preview === true,
        added: count('new'),
        changed: count('change'),
        unchanged: count('same'),
        alike: lines
          .filter(({ alike, alikeLine }) => alike.length > 0 || alikeLine !== null)
          .map(({ line, name, alike, alikeLine }) => ({ line, name, alike, alikeLine })),
        problems,
      };
      const said = `新增 ${answer.added} 人，更改 ${answer.changed} 人，没有变化 ${answer.unchanged} 人`;
      const alike = answer.alike.map(({ line, name }) => `第 ${line} 行 ${name} 可能已经登记过`);
      const faults = problems.map((problem) => explainImportProblem(problem));
      output.answer(answer, [said, ...alike, ...faults].join('\n'));
    });
  volunteers
    .command('list')
    .argument('[文字]', '姓名、拼音首字母、号码或电话开头')
    .description('列出志愿者和各人的时数、积分')
    .option('--limit <数>', '最多几人', wholeNumber('--limit', 1, 200), 50)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (text: string | undefined, { data, limit }: { data: string; limit: number }) => {
      const { listVolunteers } = await import('#core/volunteers/service.ts');
      const { rows, total } = await withData(data, (context) =>
        listVolunteers(context, { text: text ?? '', limit }),
      );
      output.answer(
        { total, rows },
        textTable(
          ['姓名', '中心', '党支部', '时数', '积分', '星级'],
          rows.map((row) => [
            ...[row.name, row.centreName, row.branchName, hoursWord(row.minutes), row.points, row.stars],
          ]),
        ),
      );
    });
}
