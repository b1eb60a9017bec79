import type { EditedItem } from '#shared/domain/edited-item.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import { conditionWords } from './condition-words.ts';
import {
  APPLICANT_WORDS,
  DELIVERY_WORDS,
  daysWord,
  FIELD_TYPE_WORDS,
  feeWord,
  HANDLING_WORDS,
  OUTCOME_WORDS,
  provenanceWord,
  sheetsWord,
} from './item-words.ts';

/** One thing an item says otherwise than before; null where it said, or says, nothing of the kind. */
export interface ItemChange {
  label: string;
  before: string | null;
  after: string | null;
}

/**
 * What an item says, by its place. A place with a summary is a part of its own, such as a paper: where it is new or
 * gone as a whole, the summary tells it in one line.
 */
type Facts = Map<string, { label: string; value: string; summary?: string }>;

const yesNo = (value: boolean) => (value ? '是' : '否');

/** What differs between two versions of an item, in the words and the order of the editor. */
export function itemChanges(before: EditedItem, after: EditedItem): ItemChange[] {
  const old = factsOf(before);
  const now = factsOf(after);
  const changes: ItemChange[] = [];
  for (const [key, { label, value, summary }] of now) {
    const part = partOnlyIn(key, now, old);
    if (part === key) changes.push({ label, before: null, after: summary ?? value });
    const known = old.get(key)?.value ?? null;
    if (part === null && known !== value) changes.push({ label, before: known, after: value });
  }
  for (const [key, { label, value, summary }] of old) {
    const part = partOnlyIn(key, old, now);
    if (part === key) changes.push({ label, before: summary ?? value, after: null });
    if (part === null && !now.has(key)) changes.push({ label, before: value, after: null });
  }
  const order = (one: EditedItem, list: 'situations' | 'materials' | 'form') =>
    one[list].map((part) => ('id' in part ? part.id : part.key));
  for (const [list, label] of [
    ['situations', '情形的顺序'],
    ['materials', '材料的顺序'],
    ['form', '表单的顺序'],
  ] as const) {
    const one = order(before, list);
    const other = order(after, list);
    const sameParts = one.length === other.length && one.every((id) => other.includes(id));
    if (sameParts && one.join() !== other.join()) changes.push({ label, before: '', after: '有调整' });
  }
  return changes.filter((change) => (change.before ?? '') !== (change.after ?? ''));
}

/** The part that a place stands in and that only one of the two items has; null where both have it. */
function partOnlyIn(key: string, own: Facts, other: Facts): string | null {
  const steps = key.split('.');
  for (let length = 2; length <= steps.length; length += 1) {
    const place = steps.slice(0, length).join('.');
    if (own.get(place)?.summary !== undefined && !other.has(place)) return place;
  }
  return null;
}

function factsOf(item: EditedItem): Facts {
  const facts: Facts = new Map();
  const say: Say = (key, label, value, summary) =>
    facts.set(key, { label, value, ...(summary !== undefined && { summary }) });
  say('name', '名称', item.name);
  say('department', '部门', item.department);
  say('kind', '类型', item.kind);
  say('promisedDays', '承诺时限', daysWord(item.promisedDays));
  say('statutoryDays', '法定时限', daysWord(item.statutoryDays));
  say('basicCode', '基本编码', item.basicCode);
  say('implementationCode', '实施编码', item.implementationCode);
  say('handling', '办理层级', item.handling ? HANDLING_WORDS[item.handling] : '');
  say('retired', '停用', yesNo(item.retired));
  say('applicants', '谁能申请', item.applicants ? APPLICANT_WORDS[item.applicants] : '个人和单位都能申请');
  say('proxyAllowed', '可以代办', yesNo(item.proxyAllowed));
  say('gapsAllowed', '可以容缺', yesNo(item.gapsAllowed));
  say('declarationAllowed', '可以告知承诺', yesNo(item.declarationAllowed));
  say('fee', '收费', feeWord(item.fee));
  say('result', '办理结果', item.result);
  say('resultFrom', '结果出自', item.resultFrom);
  say('delivery', '送达方式', item.delivery.map((way) => DELIVERY_WORDS[way]).join('、'));
  say('audience', '办理对象', item.audience);
  say('place', '办理地点', item.place);
  say('questionsPhone', '咨询电话', item.questionsPhone);
  say('complaintsPhone', '投诉电话', item.complaintsPhone);
  say('synonyms', '别名', item.synonyms.join('、'));
  say('guide', '办事说明', item.guide);
  say('provenance', '资料来源', provenanceWord(item.provenance));
  say('frequencyWeight', '常办程度', String(item.frequencyWeight));
  for (const situation of item.situations) sayOfSituation(say, situation, item.situations);
  for (const material of item.materials) sayOfMaterial(say, material, item.situations);
  for (const field of item.form) sayOfField(say, field, item.situations);
  return facts;
}

type Say = (key: string, label: string, value: string, summary?: string) => void;
type Situations = EditedItem['situations'];

function sayOfSituation(
  say: Say,
  { id, question, options, condition }: Situations[number],
  situations: Situations,
): void {
  const key = `situations.${id}`;
  say(key, `情形“${question}”`, question, options.map((option) => option.label).join('、'));
  say(`${key}.condition`, `情形“${question}”何时问`, conditionWords(condition, situations));
  for (const option of options) {
    const place = `${key}.${option.id}`;
    const label = `情形“${question}”选项“${option.label}”`;
    say(place, label, option.label, option.outcome ? OUTCOME_WORDS[option.outcome] : option.label);
    say(`${place}.advice`, `${label}的提示`, option.advice ?? '');
    say(`${place}.reason`, `${label}的原因`, option.reason ?? '');
    say(`${place}.infoOnly`, `${label}不影响材料`, option.infoOnly ? '是' : '');
    say(`${place}.outcome`, `${label}的结果`, option.outcome ? OUTCOME_WORDS[option.outcome] : '');
  }
}

function sayOfMaterial(say: Say, material: EditedItem['materials'][number], situations: Situations): void {
  const key = `materials.${material.id}`;
  const label = `材料“${material.name}”`;
  const when = conditionWords(material.condition, situations);
  say(key, label, material.name, `${sheetsWord(material)}${when && `，${when}时`}`);
  say(`${key}.originals`, `${label}原件份数`, String(material.originals));
  say(`${key}.copies`, `${label}复印件份数`, String(material.copies));
  say(`${key}.required`, `${label}必交`, yesNo(material.required));
  say(`${key}.mayLack`, `${label}可容缺`, yesNo(material.mayLack));
  say(`${key}.declarable`, `${label}可承诺代替`, yesNo(material.declarable));
  say(`${key}.sensitive`, `${label}含敏感信息`, yesNo(material.sensitive));
  say(`${key}.condition`, `${label}何时要`, when || '都要');
  say(`${key}.source`, `${label}来源`, material.source);
  say(`${key}.whereToGet`, `${label}哪里办`, material.whereToGet);
  say(`${key}.acceptance`, `${label}受理标准`, material.acceptance);
  say(`${key}.sample`, `${label}样本说明`, material.sample);
}

function sayOfField(say: Say, field: FormField, situations: Situations): void {
  const key = `form.${field.key}`;
  const label = `表单“${field.label}”`;
  say(key, label, field.label, FIELD_TYPE_WORDS[field.type]);
  say(`${key}.type`, `${label}种类`, FIELD_TYPE_WORDS[field.type]);
  say(`${key}.required`, `${label}必填`, yesNo(field.required));
  say(`${key}.help`, `${label}说明`, field.help);
  say(`${key}.condition`, `${label}何时填`, conditionWords(field.condition, situations));
  if ('min' in field) {
    say(`${key}.min`, `${label}最小`, String(field.min ?? ''));
    say(`${key}.max`, `${label}最大`, String(field.max ?? ''));
  }
  if (field.type === 'text') say(`${key}.pattern`, `${label}格式`, field.pattern ?? '');
  if ('options' in field)
    say(`${key}.options`, `${label}选项`, field.options.map((one) => one.label).join('、'));
}
