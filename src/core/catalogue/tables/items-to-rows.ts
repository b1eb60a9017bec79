import { conditionText } from '#shared/domain/condition-text.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import { tidyItem } from '#shared/domain/tidy-item.ts';
import {
  APPLICANT_WORDS,
  DELIVERY_WORDS,
  FIELD_TYPE_WORDS,
  HANDLING_WORDS,
  provenanceWord,
} from '#shared/wording/item-words.ts';
import { no, type RowsToWrite, yes } from './columns.ts';
import { outcomeWord } from './words.ts';

const yesNo = (value: boolean) => (value ? yes : no);
const numberText = (value: number | null) => (value === null ? '' : String(value));
const lines = (values: readonly string[]) => values.join('\n');

/** Items as rows of the four tables. What rowsToItems reads from them is the same items. */
export function itemsToRows(items: readonly { item: EditedItem; effectiveFrom: string }[]): RowsToWrite {
  const rows: RowsToWrite = { items: [], situations: [], materials: [], form: [] };
  for (const { item: given, effectiveFrom } of items) {
    const item = tidyItem(given);
    rows.items.push(itemRow(item, effectiveFrom));
    rows.situations.push(...situationRows(item));
    rows.materials.push(...item.materials.map((material) => materialRow(item.code, material)));
    rows.form.push(...item.form.map((field) => fieldRow(item.code, field)));
  }
  return rows;
}

function itemRow(item: EditedItem, effectiveFrom: string): RowsToWrite['items'][number] {
  return {
    code: item.code,
    name: item.name,
    department: item.department,
    kind: item.kind,
    promisedDays: numberText(item.promisedDays),
    statutoryDays: numberText(item.statutoryDays),
    basicCode: item.basicCode,
    implementationCode: item.implementationCode,
    handling: item.handling ? HANDLING_WORDS[item.handling] : '',
    applicants: item.applicants ? APPLICANT_WORDS[item.applicants] : '',
    proxyAllowed: yesNo(item.proxyAllowed),
    gapsAllowed: yesNo(item.gapsAllowed),
    declarationAllowed: yesNo(item.declarationAllowed),
    feeAmount: numberText(item.fee?.amount ?? null),
    feeBasis: item.fee?.basis ?? '',
    result: item.result,
    resultFrom: item.resultFrom,
    delivery: lines(item.delivery.map((way) => DELIVERY_WORDS[way])),
    audience: item.audience,
    place: item.place,
    questionsPhone: item.questionsPhone,
    complaintsPhone: item.complaintsPhone,
    synonyms: lines(item.synonyms),
    guide: item.guide,
    provenance: provenanceWord(item.provenance),
    frequencyWeight: String(item.frequencyWeight),
    retired: yesNo(item.retired),
    effectiveFrom,
  };
}

function situationRows({ code, situations }: EditedItem): RowsToWrite['situations'] {
  return situations.flatMap(({ id, question, condition, options }) =>
    options.map((option) => ({
      code,
      id,
      question,
      condition: conditionText(condition),
      option: option.id,
      label: option.label,
      advice: option.advice ?? '',
      infoOnly: yesNo(option.infoOnly),
      reason: option.reason ?? '',
      outcome: outcomeWord(option.outcome),
    })),
  );
}

function materialRow(
  code: string,
  material: EditedItem['materials'][number],
): RowsToWrite['materials'][number] {
  return {
    code,
    id: material.id,
    name: material.name,
    originals: String(material.originals),
    copies: String(material.copies),
    required: yesNo(material.required),
    mayLack: yesNo(material.mayLack),
    declarable: yesNo(material.declarable),
    condition: conditionText(material.condition),
    source: material.source,
    whereToGet: material.whereToGet,
    acceptance: material.acceptance,
    sample: material.sample,
    sensitive: yesNo(material.sensitive),
  };
}

function fieldRow(code: string, field: FormField): RowsToWrite['form'][number] {
  const limits = 'min' in field ? field : { min: null, max: null };
  return {
    code,
    key: field.key,
    label: field.label,
    type: FIELD_TYPE_WORDS[field.type],
    required: yesNo(field.required),
    help: field.help,
    condition: conditionText(field.condition),
    min: String(limits.min ?? ''),
    max: String(limits.max ?? ''),
    pattern: field.type === 'text' ? (field.pattern ?? '') : '',
    options: 'options' in field ? lines(field.options.map(({ id, label }) => `${id}=${label}`)) : '',
  };
}
