import type { SituationAnswers } from './condition.ts';
import { type FormField, type FormValue, fieldsFor } from './form-fields.ts';
import type { LocalDate } from './local-date.ts';
import { type FieldFault, readFieldValue } from './read-field-value.ts';

/** What is wrong with one answer of a form, by the key of its field. */
export type FormFault = { readonly key: string } & (
  | FieldFault
  | { readonly code: 'empty' }
  /** The form has no such field under any answers. */
  | { readonly code: 'unknown-field' }
);

export interface CheckedForm {
  /** What is to be kept: every field that applies and has a value that holds. */
  readonly values: Readonly<Record<string, FormValue>>;
  readonly faults: readonly FormFault[];
}

export interface FormContext {
  readonly answers: SituationAnswers;
  /** The day at the counter, for dates that must not lie ahead. */
  readonly today: LocalDate;
}

/**
 * Checks the filled-in form of a service item and tidies its values. An empty text or list is no answer. What was
 * typed into a field that no longer applies, because an answer about the situation was changed, is left out and
 * is no fault. Faults come in the order of the form.
 */
export function checkFormAnswers(
  form: readonly FormField[],
  given: Readonly<Record<string, unknown>>,
  { answers, today }: FormContext,
): CheckedForm {
  const values: Record<string, FormValue> = {};
  const faults: FormFault[] = [];
  for (const field of fieldsFor(form, answers)) {
    const { key } = field;
    const input = Object.hasOwn(given, key) ? given[key] : undefined;
    if (isNoAnswer(input)) {
      if (field.required) faults.push({ key, code: 'empty' });
      continue;
    }
    const read = readFieldValue(field, input, today);
    if ('fault' in read) faults.push({ key, ...read.fault });
    else values[key] = read.value;
  }
  for (const key of Object.keys(given)) {
    if (!form.some((field) => field.key === key)) faults.push({ key, code: 'unknown-field' });
  }
  return { values, faults };
}

function isNoAnswer(input: unknown): boolean {
  if (typeof input === 'string') return input.trim() === '';
  return input === undefined || input === null || (Array.isArray(input) && input.length === 0);
}
