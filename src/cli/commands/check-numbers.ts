import type { Command } from 'commander';
import { checkCreditCode } from '#shared/domain/credit-code.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { explainCreditCodeFault } from '#shared/wording/credit-code.ts';
import { explainIdentityNumberFault } from '#shared/wording/identity-number.ts';
import { jsonOption } from '../options.ts';
import type { Output } from '../output.ts';

const answerNote = '号码不对也是答案，退出状态仍是 0，看 valid';

/** `ow check-id` and `ow check-uscc`: numbers by their standards, without any data. */
export function addCheckCommands(program: Command, output: Output): void {
  program
    .command('check-id')
    .argument('<号码...>', '身份证号码，可带空格')
    .description(`校验身份证号码（GB 11643）。${answerNote}`)
    .addOption(jsonOption())
    .action((words: string[]) => checkIdentity(output, words.join(' ')));
  program
    .command('check-uscc')
    .argument('<代码...>', '统一社会信用代码，可带空格')
    .description(`校验统一社会信用代码（GB 32100）。${answerNote}`)
    .addOption(jsonOption())
    .action((words: string[]) => checkOrganisation(output, words.join(' ')));
}

function checkIdentity(output: Output, typed: string): void {
  const check = checkIdentityNumber(typed, localDateInShanghai(new Date()));
  if (!check.valid) {
    const message = explainIdentityNumberFault(check);
    output.answer({ ...check, message }, `不对：${message}`);
    return;
  }
  const { number, birthDate, sex, regionCode, tidied } = check;
  output.answer(
    { valid: true, number, birthDate, sex, regionCode, ...(tidied && { tidied }) },
    `正确：${number}，${sex === '1' ? '男' : '女'}，${birthDate} 出生，区划代码 ${regionCode}`,
  );
}

function checkOrganisation(output: Output, typed: string): void {
  const check = checkCreditCode(typed);
  if (!check.valid) {
    const message = explainCreditCodeFault(check);
    output.answer({ ...check, message }, `不对：${message}`);
    return;
  }
  const { code, tidied } = check;
  output.answer({ valid: true, code, ...(tidied && { tidied }) }, `正确：${code}`);
}
