import { checkFormAnswers } from '#shared/domain/check-form-answers.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import { type FormField, type FormValue, fieldsFor } from '#shared/domain/form-fields.ts';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import type { Random } from './random.ts';

/** A filled-in form. What only a real paper could say, such as the number of a certificate, stays empty. */
export function formValues(
  random: Random,
  form: readonly FormField[],
  answers: SituationAnswers,
  today: LocalDate,
): Readonly<Record<string, FormValue>> {
  const given = Object.fromEntries(
    fieldsFor(form, answers).map((field) => [field.key, valueFor(random, field, today)]),
  );
  return checkFormAnswers(form, given, { answers, today }).values;
}

function valueFor(random: Random, field: FormField, today: LocalDate): FormValue | undefined {
  switch (field.type) {
    case 'text':
      return field.pattern === null ? '按材料填写' : undefined;
    case 'number':
    case 'money':
      return random.between(Math.ceil(field.min ?? 1), Math.floor(Math.min(field.max ?? 20, 5000)));
    case 'date':
      return addCalendarDays(today, -random.between(0, 60));
    case 'boolean':
      return random.chance(0.5);
    case 'select':
      return random.pick(field.options).id;
    case 'multiselect':
      return [random.pick(field.options).id];
    case 'address':
      return '开平市沙塘镇';
    case 'phone':
      return '19900000000';
    case 'bankAccount':
      return `62280000${String(random.below(100_000_000)).padStart(8, '0')}`;
    default:
      return undefined;
  }
}
