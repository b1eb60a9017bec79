import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CoreError } from '#core/errors.ts';
import type { VerifyResult } from '#core/verify/verify-data.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import type { Outcome } from '../program.ts';
import { checkNames, explainProblem } from '../verify-words.ts';

const slowAfter = 2000;

/** `ow verify`: is everything in a data folder whole? */
export function addVerifyCommand(program: Command, output: Output, outcome: Outcome): void {
  program
    .command('verify')
    .description(
      '核对数据是否完整：数据页、引用、变更日志、审计链、每条记录、编号、文书和扫描件。有问题时退出状态是 1',
    )
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data }: { data: string }) => {
      const result = await verifyFolder(resolve(data), output);
      outcome.exitStatus = result.ok ? 0 : 1;
      output.answer(result, textOf(result));
    });
}

/** A folder without data is a failure; data that cannot be read is an answer. */
async function verifyFolder(folder: string, output: Output): Promise<VerifyResult> {
  const { readDemoKey } = await import('#core/data-folder/key-file.ts');
  const { openData } = await import('#core/data-folder/open-data.ts');
  const { isDamage, unreadableData, verifyData } = await import('#core/verify/verify-data.ts');
  const key = readDemoKey(folder);
  const started = performance.now();
  try {
    const data = openData({ folder, key });
    try {
      return verifyData(data, (check) => {
        if (performance.now() - started > slowAfter) output.message(`正在核对：${checkNames[check]}`);
      });
    } finally {
      data.database.close();
    }
  } catch (error) {
    const damaged =
      isDamage(error) ||
      (error instanceof CoreError && (error.code === 'wrong-key' || error.code === 'damaged-database'));
    if (!damaged) throw error;
    return unreadableData(error instanceof CoreError ? error.code : String((error as Error).message));
  }
}

function textOf({ ok, problems, problemCount }: VerifyResult): string {
  if (ok) return '核对过了，数据完整';
  const more = problemCount > problems.length ? [`……还有 ${problemCount - problems.length} 处`] : [];
  return [
    `发现 ${problemCount} 处问题。请不要删除任何文件，联系镇里的管理员`,
    ...problems.map(explainProblem),
    ...more,
  ].join('\n');
}
