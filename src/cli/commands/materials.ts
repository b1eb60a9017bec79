import type { Command } from 'commander';
import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import {
  decideMaterials,
  type ItemMaterial,
  type MaterialDecision,
} from '#shared/domain/materials-by-answers.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { UsageError } from '../failures.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';

interface MaterialsOptions {
  data: string;
  answer: SituationAnswers;
  agent: boolean;
}

/** `ow materials`: what an item asks for under the answers about the situation. */
export function addMaterialsCommand(program: Command, output: Output): void {
  program
    .command('materials')
    .argument('<事项编码>', '如 SB001')
    .description('按办理情形列出一个事项要的材料')
    .option('--answer <情形=选项...>', '情形的回答，可以写几个', readAnswer, {})
    .option('--agent', '由代办人来办', false)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (code: string, { data, answer, agent }: MaterialsOptions) => {
      const { getItem } = await import('#core/catalogue/service.ts');
      const item = await withData(data, (context) =>
        getItem(context.data.database.read, tidyCode(code).text),
      );
      const decision = decide(item, answer, agent);
      output.answer(answerOf(decision), textOf(item, decision));
    });
}

/** Takes one `situation=option` into those before it. */
function readAnswer(text: string, before: SituationAnswers): SituationAnswers {
  const [, situation, option] = /^([^=]+)=(.+)$/.exec(text.trim()) ?? [];
  if (situation === undefined || option === undefined) {
    throw new UsageError('impossible-answer', `--answer 要写成 情形=选项，现在是“${text}”`, { value: text });
  }
  if (Object.hasOwn(before, situation)) {
    throw new UsageError('answer-twice', `“${situation}”回答了两次，只能有一个选项`, { situation });
  }
  return { ...before, [situation]: option };
}

function decide(item: ServiceItem, answers: SituationAnswers, agent: boolean): MaterialDecision {
  try {
    return decideMaterials(item, answers, { agent });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new UsageError(error.code, sentenceOf(item, error), error.data);
  }
}

function sentenceOf(item: ServiceItem, { code, data }: DomainError): string {
  if (code === 'proxy-not-allowed') return `${item.code} 没有注明可以代办，要申请人自己来`;
  const situation = item.situations.find(({ id }) => id === data.situation);
  const known = (situation?.options ?? item.situations).map(({ id }) => id).join('、');
  if (situation) return `${situation.id} 没有“${data.option}”这个选项，只有 ${known}`;
  return `${item.code} 没有“${data.situation}”这个情形，${known ? `只问 ${known}` : '它不问情形'}`;
}

function answerOf({ required, optional, outcome, advice, unanswered }: MaterialDecision) {
  const ids = (materials: readonly ItemMaterial[]) => materials.map(({ id }) => id);
  return {
    required: ids(required),
    optional: ids(optional),
    ...(outcome && { outcome: outcome.kind }),
    ...(outcome?.reason && { reason: outcome.reason }),
    ...(advice.length > 0 && { advice: advice.map(({ text }) => text).join('\n') }),
    ...(unanswered.length > 0 && { unanswered }),
  };
}

const outcomes = { decline: '不予受理', advice: '不登记办件，告知该去哪里办' } as const;

function textOf(item: ServiceItem, { required, optional, outcome, advice, unanswered }: MaterialDecision) {
  const rows = [...required, ...optional].map((material) => [
    material.required ? '必交' : '如有',
    material.id,
    material.name,
    `原件 ${material.originals}`,
    `复印件 ${material.copies}`,
    material.whereToGet,
  ]);
  const questions = item.situations
    .filter(({ id }) => unanswered.includes(id))
    .map(({ id, question, options }) => [
      id,
      question,
      options.map((option) => `${option.id}（${option.label}）`).join(' '),
    ]);
  return [
    `${item.code} ${item.name}`,
    ...(outcome ? [`${outcomes[outcome.kind]}${outcome.reason ? `：${outcome.reason}` : ''}`] : []),
    ...advice.map(({ text }) => `提示：${text}`),
    ...(rows.length > 0 ? [textTable(['', '编号', '材料', '', '', '哪里办'], rows)] : []),
    ...(rows.length === 0 && !outcome ? ['不用交材料'] : []),
    ...(questions.length > 0 ? [textTable(['还没回答', '问题', '选项'], questions)] : []),
  ].join('\n\n');
}
