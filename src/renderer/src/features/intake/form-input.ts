import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft, TypedValue } from '#shared/contract/intake.ts';
import { type CheckedForm, checkFormAnswers, type FormFault } from '#shared/domain/check-form-answers.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { readFieldValue } from '#shared/domain/read-field-value.ts';
import { askedOf } from './asked.ts';
import { readTypedDate } from './typed-date.ts';

/** Whether a field has been given anything at all. */
export function isFilled(input: TypedValue | undefined): boolean {
  if (typeof input === 'string') return input.trim() !== '';
  return input !== undefined && input !== null && !(Array.isArray(input) && input.length === 0);
}

/** An answer as it is read: a day may be typed without its dashes. */
export function asTyped(field: FormField, input: TypedValue | undefined): TypedValue | undefined {
  return field.type === 'date' && typeof input === 'string' ? (readTypedDate(input) ?? input) : input;
}

/** What the form of the draft holds and what is wrong with it. Fields the item no longer has are left out. */
export function readForm(item: ServiceItem, draft: IntakeDraft, today: LocalDate): CheckedForm {
  const { answers, form } = askedOf(item, draft);
  const given = form.map((field) => [field.key, asTyped(field, draft.form?.[field.key])] as const);
  return checkFormAnswers(form, Object.fromEntries(given), { answers, today });
}

/** What is wrong with the answer to a field that has to be filled in; null when it can be kept. */
export function faultOfInput(
  field: FormField,
  input: TypedValue | undefined,
  today: LocalDate,
): FormFault | null {
  if (!isFilled(input)) return { key: field.key, code: 'empty' };
  const read = readFieldValue(field, asTyped(field, input), today);
  return 'fault' in read ? { key: field.key, ...read.fault } : null;
}

/** A typed text as it will be kept, shown when the field is left; as it was while it cannot be read. */
export function settledText(field: FormField, text: string, today: LocalDate | undefined): string {
  if (today === undefined || text.trim() === '') return text;
  const read = readFieldValue(field, asTyped(field, text), today);
  return 'value' in read ? String(read.value) : text;
}
