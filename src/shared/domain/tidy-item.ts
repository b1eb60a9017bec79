import type { Condition } from './condition.ts';
import type { EditedItem } from './edited-item.ts';
import { statutoryDaysOfKind } from './service-item.ts';

/**
 * A condition without what makes no difference: groups of one part, groups in groups of the same kind. What holds
 * always is `null`.
 */
export function tidyCondition(condition: Condition): Condition {
  if (condition === null) return null;
  if ('all' in condition) {
    const parts = condition.all
      .map(tidyCondition)
      .filter((part) => part !== null)
      .flatMap((part) => ('all' in part ? part.all : [part]));
    return parts.length > 1 ? { all: parts } : (parts[0] ?? null);
  }
  if ('any' in condition) {
    const parts = condition.any.map(tidyCondition);
    if (parts.includes(null)) return null;
    const flat = parts.flatMap((part) => (part !== null && 'any' in part ? part.any : [part]));
    return flat.length > 1 ? { any: flat } : (flat[0] ?? null);
  }
  return { situation: condition.situation, in: [...condition.in] };
}

const text = (value: string) => value.replace(/\r\n?/g, '\n').trim();
const textOrNull = (value: string | null) => (value === null || text(value) === '' ? null : text(value));

/**
 * An item as it is kept: texts without blanks at their ends, codes in capitals, conditions without idle groups, the
 * limit of the law where the kind has one. Two items are the same when these are.
 */
export function tidyItem(item: EditedItem): EditedItem {
  const kind = text(item.kind);
  const code = (value: string) => value.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return {
    code: code(item.code),
    name: text(item.name),
    department: text(item.department),
    kind,
    promisedDays: item.promisedDays,
    statutoryDays: item.statutoryDays ?? statutoryDaysOfKind(kind),
    basicCode: code(item.basicCode),
    implementationCode: code(item.implementationCode),
    handling: item.handling,
    proxyAllowed: item.proxyAllowed,
    applicants: item.applicants,
    retired: item.retired,
    gapsAllowed: item.gapsAllowed,
    declarationAllowed: item.declarationAllowed,
    fee: item.fee && { amount: item.fee.amount, basis: text(item.fee.basis) },
    result: text(item.result),
    resultFrom: text(item.resultFrom),
    delivery: [...item.delivery],
    audience: text(item.audience),
    place: text(item.place),
    questionsPhone: text(item.questionsPhone),
    complaintsPhone: text(item.complaintsPhone),
    guide: text(item.guide),
    synonyms: item.synonyms.map(text).filter((name) => name !== ''),
    provenance: text(item.provenance),
    frequencyWeight: item.frequencyWeight,
    situations: item.situations.map((situation) => ({
      id: situation.id,
      question: text(situation.question),
      options: situation.options.map((option) => ({
        id: option.id,
        label: text(option.label),
        advice: textOrNull(option.advice),
        infoOnly: option.infoOnly,
        reason: textOrNull(option.reason),
        outcome: option.outcome,
      })),
      condition: tidyCondition(situation.condition),
    })),
    materials: item.materials.map((material) => ({
      id: material.id,
      name: text(material.name),
      originals: material.originals,
      copies: material.copies,
      required: material.required,
      mayLack: material.mayLack,
      declarable: material.declarable,
      condition: tidyCondition(material.condition),
      source: text(material.source),
      whereToGet: text(material.whereToGet),
      acceptance: text(material.acceptance),
      sample: text(material.sample),
      sensitive: material.sensitive,
    })),
    form: item.form.map(tidyField),
  };
}

type Field = EditedItem['form'][number];

function tidyField(field: Field): Field {
  const { key, label, help, required, condition, type } = field;
  const plain = { key, label: text(label), help: text(help), required, condition: tidyCondition(condition) };
  if (type === 'text') return { ...plain, type, pattern: textOrNull(field.pattern) };
  if (type === 'number' || type === 'money') return { ...plain, type, min: field.min, max: field.max };
  if (type === 'date') return { ...plain, type, min: field.min, max: field.max };
  if (type === 'select' || type === 'multiselect') {
    const options = field.options.map((option) => ({ id: option.id, label: text(option.label) }));
    return { ...plain, type, options };
  }
  return { ...plain, type };
}

/** Whether two items say the same. */
export function sameItem(one: EditedItem, other: EditedItem): boolean {
  return JSON.stringify(tidyItem(one)) === JSON.stringify(tidyItem(other));
}
