import { type Condition, questionsOf } from './condition.ts';
import type { FormField } from './form-fields.ts';
import type { ItemMaterial, Situation } from './materials-by-answers.ts';
import { proxyMaterials } from './proxy-materials.ts';

/** What contradicts itself in the details of a service item, by the path of the part, such as `materials.2.id`. */
export interface ItemDetailsFault {
  readonly path: string;
  readonly code:
    | 'id-twice'
    | 'id-reserved'
    | 'unknown-situation'
    | 'unknown-option'
    | 'asked-later'
    | 'gaps-not-allowed'
    | 'declaration-not-allowed'
    | 'changes-papers'
    | 'reason-missing'
    | 'advice-missing'
    | 'min-above-max'
    | 'longer-than-statutory';
  readonly value: string;
}

export interface ItemToCheck {
  readonly promisedDays: number;
  readonly statutoryDays: number | null;
  readonly gapsAllowed: boolean;
  readonly declarationAllowed: boolean;
  readonly situations: readonly Situation[];
  readonly materials: readonly ItemMaterial[];
  readonly form: readonly FormField[];
}

/**
 * Whether the parts of an item fit together: names are unique where they are looked up, conditions ask what the
 * item asks, papers claim no leniency the item does not grant, an option that ends the intake or changes nothing
 * says why, and the promise is no longer than the law allows.
 */
export function checkItemDetails(item: ItemToCheck): ItemDetailsFault[] {
  const { promisedDays, statutoryDays } = item;
  const faults: ItemDetailsFault[] = [
    ...item.situations.flatMap(checkSituation),
    ...item.situations.flatMap((situation, at) => checkWhenAsked(item, situation, at)),
    ...twice(item.situations, 'situations'),
    ...twice(item.materials, 'materials'),
    ...item.materials.flatMap((material, at) => checkMaterial(item, material, `materials.${at}`)),
    ...twice(
      item.form.map(({ key }) => ({ id: key })),
      'form',
      'key',
    ),
    ...item.form.flatMap((field, at) => checkField(item, field, `form.${at}`)),
  ];
  if (statutoryDays !== null && promisedDays > statutoryDays) {
    faults.push({ path: 'promisedDays', code: 'longer-than-statutory', value: String(promisedDays) });
  }
  return faults;
}

function twice(parts: readonly { id: string }[], path: string, name = 'id'): ItemDetailsFault[] {
  return parts.flatMap(({ id }, at) =>
    parts.findIndex((other) => other.id === id) < at
      ? [{ path: `${path}.${at}.${name}`, code: 'id-twice', value: id }]
      : [],
  );
}

function checkSituation(situation: Situation, at: number): ItemDetailsFault[] {
  const path = `situations.${at}.options`;
  const unexplained = situation.options.flatMap((option, position): ItemDetailsFault[] => {
    const fault = (code: ItemDetailsFault['code']) => ({
      path: `${path}.${position}`,
      code,
      value: option.id,
    });
    const needsReason = option.infoOnly || option.outcome === 'decline';
    return [
      ...(needsReason && option.reason === null ? [fault('reason-missing')] : []),
      ...(option.outcome === 'advice' && option.advice === null ? [fault('advice-missing')] : []),
    ];
  });
  return [...twice(situation.options, path), ...unexplained];
}

/** A question may hang on questions before it alone: the others have no answer yet when it is decided. */
function checkWhenAsked(item: ItemToCheck, { condition }: Situation, at: number): ItemDetailsFault[] {
  const path = `situations.${at}.condition`;
  const later = questionsOf(condition).filter(
    (question) => item.situations.findIndex(({ id }) => id === question.situation) >= at,
  );
  if (later.length > 0) {
    return later.map(({ situation }) => ({ path, code: 'asked-later' as const, value: situation }));
  }
  return checkCondition(item, condition, path);
}

function checkMaterial(item: ItemToCheck, material: ItemMaterial, path: string): ItemDetailsFault[] {
  const { id, mayLack, declarable, condition } = material;
  const faults = [
    ...checkCondition(item, condition, `${path}.condition`),
    ...checkInfoOnly(item, condition, `${path}.condition`),
  ];
  if (proxyMaterials.some((paper) => paper.id === id)) {
    faults.push({ path: `${path}.id`, code: 'id-reserved', value: id });
  }
  if (mayLack && !item.gapsAllowed)
    faults.push({ path: `${path}.mayLack`, code: 'gaps-not-allowed', value: id });
  if (declarable && !item.declarationAllowed) {
    faults.push({ path: `${path}.declarable`, code: 'declaration-not-allowed', value: id });
  }
  return faults;
}

function checkField(item: ItemToCheck, field: FormField, path: string): ItemDetailsFault[] {
  const faults = checkCondition(item, field.condition, `${path}.condition`);
  if ('options' in field) faults.push(...twice(field.options, `${path}.options`));
  // What "today" is compared with changes every day, so only two fixed days can contradict each other.
  const limits = 'min' in field && field.min !== 'today' && field.max !== 'today' ? field : null;
  if (limits && limits.min !== null && limits.max !== null && limits.min > limits.max) {
    faults.push({ path: `${path}.min`, code: 'min-above-max', value: String(limits.min) });
  }
  return faults;
}

function checkCondition(item: ItemToCheck, condition: Condition, path: string): ItemDetailsFault[] {
  return questionsOf(condition).flatMap((question): ItemDetailsFault[] => {
    const situation = item.situations.find(({ id }) => id === question.situation);
    if (!situation) return [{ path, code: 'unknown-situation', value: question.situation }];
    return question.in
      .filter((wanted) => !situation.options.some(({ id }) => id === wanted))
      .map((wanted) => ({ path, code: 'unknown-option', value: `${question.situation}=${wanted}` }));
  });
}

/** An option said to change no papers must not decide on one. */
function checkInfoOnly(item: ItemToCheck, condition: Condition, path: string): ItemDetailsFault[] {
  return questionsOf(condition).flatMap((question) => {
    const options = item.situations.find(({ id }) => id === question.situation)?.options ?? [];
    return options
      .filter(({ id, infoOnly }) => infoOnly && question.in.includes(id))
      .map(({ id }) => ({ path, code: 'changes-papers' as const, value: `${question.situation}=${id}` }));
  });
}
