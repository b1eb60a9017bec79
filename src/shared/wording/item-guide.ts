import type { ServiceItem } from '#shared/contract/catalogue.ts';
import { conditionWords } from './condition-words.ts';
import {
  DELIVERY_WORDS,
  daysWord,
  feeWord,
  HANDLING_WORDS,
  OUTCOME_WORDS,
  sheetsWord,
} from './item-words.ts';

/** A paper as the guide names it. */
export interface GuidePaper {
  id: string;
  name: string;
  sheets: string;
  /** When it is asked for; empty where it always is. */
  when: string;
  /** 必交 or 如有, and what may be made easier. */
  marks: string[];
  whereToGet: string;
  acceptance: string;
  sample: string;
}

const AUDIENCE_WORDS = { people: '个人', organisations: '单位', both: '' };

/** 办事指南: what a resident has to know of an item, in words, part by part. */
export interface ItemGuide {
  code: string;
  name: string;
  /** Lines of a head and what it says, in the order of reading; only those that say something. */
  facts: { head: string; text: string }[];
  guide: string;
  always: GuidePaper[];
  /** Papers that depend on the situation: those of one situation together, in the order of the item. */
  sometimes: { when: string; papers: GuidePaper[] }[];
  questions: { question: string; options: string[] }[];
  /** Answers with which the item is not taken in here, and what is said then. */
  exceptions: { when: string; outcome: string; text: string }[];
  version: number;
  effectiveFrom: string;
}

/** @param centre whose window, address and phone stand where the item names none */
export function itemGuide(
  item: ServiceItem,
  centre: { name: string; phone: string; address: string },
): ItemGuide {
  const papers = item.materials.map(
    (material): GuidePaper => ({
      id: material.id,
      name: material.name,
      sheets: sheetsWord(material),
      when: conditionWords(material.condition, item.situations),
      marks: [
        material.required ? '必交' : '如有',
        ...(item.gapsAllowed && material.mayLack ? ['可以后补'] : []),
        ...(item.declarationAllowed && material.declarable ? ['可以承诺代替'] : []),
      ],
      whereToGet: material.whereToGet,
      acceptance: material.acceptance,
      sample: material.sample,
    }),
  );
  const facts = [
    ['事项编码', item.code],
    ['办理部门', item.department],
    ['事项类型', item.kind],
    ['办理对象', item.audience || AUDIENCE_WORDS[item.applicants ?? 'both']],
    ['办理方式', item.handling ? HANDLING_WORDS[item.handling] : ''],
    ['办理地点', item.place || `${centre.name}服务窗口${centre.address && `（${centre.address}）`}`],
    ['承诺时限', daysWord(item.promisedDays)],
    ['法定时限', item.statutoryDays === null ? '' : daysWord(item.statutoryDays)],
    ['收费', feeWord(item.fee)],
    ['办理结果', item.result],
    ['结果出自', item.resultFrom],
    ['领取方式', item.delivery.map((way) => DELIVERY_WORDS[way]).join('、')],
    ['代办', item.proxyAllowed ? '可以代办，带代办人身份证和授权委托书' : '要本人来办'],
    ['咨询电话', item.questionsPhone || centre.phone],
    ['投诉电话', item.complaintsPhone],
    ['基本编码', item.basicCode],
    ['实施编码', item.implementationCode],
  ] as const;
  return {
    code: item.code,
    name: item.name,
    facts: facts.filter(([, text]) => text !== '').map(([head, text]) => ({ head, text })),
    guide: item.guide,
    always: papers.filter(({ when }) => when === ''),
    sometimes: [...new Set(papers.map(({ when }) => when))]
      .filter((when) => when !== '')
      .map((when) => ({ when, papers: papers.filter((paper) => paper.when === when) })),
    questions: item.situations.map(({ question, options }) => ({
      question,
      options: options.map(({ label }) => label),
    })),
    exceptions: item.situations.flatMap(({ question, options }) =>
      options.flatMap(({ label, outcome, advice, reason }) =>
        outcome === null
          ? []
          : [
              {
                when: `“${question}”选“${label}”`,
                outcome: OUTCOME_WORDS[outcome],
                text: [reason, advice].filter(Boolean).join('；'),
              },
            ],
      ),
    ),
    version: item.version,
    effectiveFrom: item.effectiveFrom,
  };
}
