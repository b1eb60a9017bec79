import { checkItemDetails, type ItemDetailsFault } from './check-item-details.ts';
import type { EditedItem } from './edited-item.ts';
import type { FormField } from './form-fields.ts';
import { isLocalDate } from './local-date.ts';
import { serviceItemKinds } from './service-item.ts';

/** What is wrong with an item as it is being edited, by the path of the part, such as `materials.2.name`. */
export interface EditedItemFault {
  readonly path: string;
  readonly code:
    | ItemDetailsFault['code']
    | 'empty'
    | 'too-long'
    | 'item-code'
    | 'item-kind'
    | 'days'
    | 'official-code'
    | 'amount'
    | 'sheets'
    | 'part-id'
    | 'no-options'
    | 'name-twice'
    | 'pattern'
    | 'not-a-date';
  readonly value: string;
}

const longestLimit = 365;
const mostSheets = 99;
const dearest = 1_000_000;
const partId = /^[a-z][A-Za-z0-9]{0,39}$/;
const choiceId = /^[A-Za-z0-9]{1,40}$/;

/** How many characters each text may have; a paper form and a screen hold no more. */
const longest = {
  name: 100,
  department: 100,
  result: 500,
  resultFrom: 200,
  audience: 500,
  place: 500,
  questionsPhone: 60,
  complaintsPhone: 60,
  guide: 2000,
  provenance: 40,
} as const;

/**
 * Everything that keeps an item from being kept, in the order of its parts: what is missing, too long or not a number
 * of its kind, and parts that contradict each other. An item without a fault is one that the contract's schema takes.
 * @param item tidied, see tidyItem
 */
export function checkEditedItem(item: EditedItem): EditedItemFault[] {
  return [
    ...checkBasics(item),
    ...item.situations.flatMap(checkSituation),
    ...item.materials.flatMap(checkMaterial),
    ...item.form.flatMap(checkField),
    ...checkItemDetails({ ...item, promisedDays: item.promisedDays ?? 0 }),
  ];
}

type Code = EditedItemFault['code'];
const fault = (path: string, code: Code, value: string | number | null = ''): EditedItemFault => ({
  path,
  code,
  value: value === null ? '' : String(value),
});

function checkText(path: string, value: string, most: number, required = true): EditedItemFault[] {
  if (value === '') return required ? [fault(path, 'empty')] : [];
  return value.length > most ? [fault(path, 'too-long', value)] : [];
}

function checkBasics(item: EditedItem): EditedItemFault[] {
  const { code, kind, promisedDays, statutoryDays, fee, synonyms } = item;
  const isDays = (days: number | null) =>
    days !== null && Number.isInteger(days) && days >= 0 && days <= longestLimit;
  const texts = Object.entries(longest).flatMap(([key, most]) =>
    checkText(key, item[key as keyof typeof longest], most, key === 'name' || key === 'department'),
  );
  return [
    ...(/^[A-Z]{2,4}\d{3,4}$/.test(code) ? [] : [fault('code', 'item-code', code)]),
    ...texts,
    ...(serviceItemKinds.some((known) => known === kind) ? [] : [fault('kind', 'item-kind', kind)]),
    ...(isDays(promisedDays) ? [] : [fault('promisedDays', 'days', promisedDays)]),
    ...(statutoryDays === null || isDays(statutoryDays)
      ? []
      : [fault('statutoryDays', 'days', statutoryDays)]),
    ...checkOfficialCode('basicCode', item.basicCode, 10),
    ...checkOfficialCode('implementationCode', item.implementationCode, 24),
    ...(fee === null ? [] : checkFee(fee)),
    ...synonyms.flatMap((name, at) => [
      ...checkText(`synonyms.${at}`, name, 50),
      ...(synonyms.indexOf(name) < at ? [fault(`synonyms.${at}`, 'name-twice', name)] : []),
    ]),
  ];
}

function checkOfficialCode(path: string, value: string, length: number): EditedItemFault[] {
  const fits = value === '' || new RegExp(`^[A-Z0-9]{${length}}$`).test(value);
  return fits ? [] : [fault(path, 'official-code', value)];
}

function checkFee({ amount, basis }: NonNullable<EditedItem['fee']>): EditedItemFault[] {
  const isAmount =
    amount !== null && amount > 0 && amount <= dearest && Number.isInteger(Math.round(amount * 1e6) / 1e4);
  return [
    ...(isAmount ? [] : [fault('fee.amount', 'amount', amount)]),
    ...checkText('fee.basis', basis, 500),
  ];
}

function checkPartId(path: string, value: string, form = partId): EditedItemFault[] {
  return form.test(value) ? [] : [fault(path, 'part-id', value)];
}

function checkSituation(
  { id, question, options }: EditedItem['situations'][number],
  at: number,
): EditedItemFault[] {
  const path = `situations.${at}`;
  return [
    ...checkPartId(`${path}.id`, id),
    ...checkText(`${path}.question`, question, 200),
    ...(options.length === 0 ? [fault(`${path}.options`, 'no-options')] : []),
    ...options.flatMap((option, place) => [
      ...checkPartId(`${path}.options.${place}.id`, option.id),
      ...checkText(`${path}.options.${place}.label`, option.label, 200),
      ...checkText(`${path}.options.${place}.advice`, option.advice ?? '', 1000, false),
      ...checkText(`${path}.options.${place}.reason`, option.reason ?? '', 1000, false),
    ]),
  ];
}

function checkMaterial(material: EditedItem['materials'][number], at: number): EditedItemFault[] {
  const path = `materials.${at}`;
  const { id, name, originals, copies, source, whereToGet, acceptance, sample } = material;
  const sheets = (key: string, count: number) =>
    Number.isInteger(count) && count >= 0 && count <= mostSheets
      ? []
      : [fault(`${path}.${key}`, 'sheets', count)];
  return [
    ...checkPartId(`${path}.id`, id),
    ...checkText(`${path}.name`, name, 100),
    ...sheets('originals', originals),
    ...sheets('copies', copies),
    ...checkText(`${path}.source`, source, 100, false),
    ...checkText(`${path}.whereToGet`, whereToGet, 500, false),
    ...checkText(`${path}.acceptance`, acceptance, 500, false),
    ...checkText(`${path}.sample`, sample, 500, false),
  ];
}

function checkField(field: FormField, at: number): EditedItemFault[] {
  const path = `form.${at}`;
  const faults = [
    ...checkPartId(`${path}.key`, field.key),
    ...checkText(`${path}.label`, field.label, 100),
    ...checkText(`${path}.help`, field.help, 500, false),
  ];
  if ('options' in field) {
    if (field.options.length === 0) faults.push(fault(`${path}.options`, 'no-options'));
    for (const [place, option] of field.options.entries()) {
      faults.push(...checkPartId(`${path}.options.${place}.id`, option.id, choiceId));
      faults.push(...checkText(`${path}.options.${place}.label`, option.label, 200));
    }
  }
  if (field.type === 'text' && field.pattern !== null && !isPattern(field.pattern)) {
    faults.push(fault(`${path}.pattern`, 'pattern', field.pattern));
  }
  if (field.type === 'date') {
    for (const key of ['min', 'max'] as const) {
      const limit = field[key];
      if (limit !== null && limit !== 'today' && !isLocalDate(limit)) {
        faults.push(fault(`${path}.${key}`, 'not-a-date', limit));
      }
    }
  }
  return faults;
}

function isPattern(text: string): boolean {
  if (text.length > 200) return false;
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
