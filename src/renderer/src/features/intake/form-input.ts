import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft, TypedValue } from '#shared/contract/intake.ts';
import { type CheckedForm, checkFormAnswers } from '#shared/domain/check-form-answers.ts';
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

function asTyped(field: FormField, input: TypedValue | undefined): TypedValue | undefined {
  return field.type === 'date' && typeof input === 'string' ? (readTypedDate(input) ?? input) : input;
}

/** What the form of the draft holds and what is wrong with it. Fields the item no longer has are left out. */
export function readForm(item: ServiceItem, draft: IntakeDraft, today: LocalDate): CheckedForm {
  const { answers, form } = askedOf(item, draft);
  const given = form.map((field) => [field.key, asTyped(field, draft.form?.[field.key])] as const);
  return checkFormAnswers(form, Object.fromEntries(given), { answers, today });
}

/** A typed text as it will be kept, shown when the field is left; as it was while it cannot be read. */
export function settledText(field: FormField, text: string, today: LocalDate | undefined): string {
  if (today === undefined || text.trim() === '') return text;
  const read = readFieldValue(field, asTyped(field, text), today);
  return 'value' in read ? String(read.value) : text;
}
