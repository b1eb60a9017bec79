import type { DateField, DateLimit, FormField, FormValue, NumberField, OptionsField } from './form-fields.ts';
import { checkIdentityNumber, type IdentityNumberFault } from './identity-number.ts';
import { isLocalDate, type LocalDate } from './local-date.ts';
import { tidyCode } from './tidy-code.ts';

/** What is wrong with a value, with what a clerk has to know to mend it. */
export type FieldFault =
  /** A value that this kind of field cannot hold at all, such as a list in a date. */
  | { readonly code: 'wrong-kind' }
  | { readonly code: 'too-long'; readonly longest: number }
  | { readonly code: 'pattern' }
  | { readonly code: 'not-a-number' }
  | { readonly code: 'too-small'; readonly min: number }
  | { readonly code: 'too-large'; readonly max: number }
  | { readonly code: 'not-a-date' }
  | { readonly code: 'too-early'; readonly min: LocalDate }
  | { readonly code: 'too-late'; readonly max: LocalDate }
  | { readonly code: 'unknown-option'; readonly option: string }
  | { readonly code: 'phone' }
  | { readonly code: 'account' }
  | { readonly code: 'identity-number'; readonly fault: IdentityNumberFault };

/** A value as it is kept, or why it cannot be. */
export type FieldReading = { readonly value: FormValue } | { readonly fault: FieldFault };

/** In characters; a page of a printed form holds no more. */
const longestText = 500;
const number = /^-?\d{1,12}(\.\d{1,2})?$/;
// Mobile; landline with area code; local or Hong Kong and Macao; abroad (E.164: at most 15 digits).
const telephones = [/^1[3-9]\d{9}$/, /^0[1-9]\d{8,10}$/, /^[2-9]\d{6,7}$/, /^(\+|00)[1-9]\d{6,14}$/];
// Cards have 13 to 19 digits; accounts and passbooks have as many as their bank likes, without a common check.
const bankAccount = /^\d{8,32}$/;

const wrongKind: FieldReading = { fault: { code: 'wrong-kind' } };

/**
 * The value of a field out of what was typed, pasted or chosen, tidied. A number may come as text, since it is
 * typed as one; numbers and money have at most two decimals. Telephones may be of any country, as relatives
 * overseas are. Does not ask whether the field may stay empty.
 */
export function readFieldValue(field: FormField, input: unknown, today: LocalDate): FieldReading {
  if (field.type === 'boolean') return typeof input === 'boolean' ? { value: input } : wrongKind;
  if (field.type === 'multiselect') return readChoices(field, input);
  const numeric = field.type === 'number' || field.type === 'money';
  const text = numeric && typeof input === 'number' ? String(input) : input;
  return typeof text === 'string' ? readText(field, text.trim(), today) : wrongKind;
}

function readText(field: FormField, text: string, today: LocalDate): FieldReading {
  switch (field.type) {
    case 'number':
    case 'money':
      return readNumber(field, text.normalize('NFKC').replace(/[\s,]/g, ''));
    case 'text':
      return readPlainText(text, field.pattern);
    case 'address':
      return readPlainText(text, null);
    case 'select':
      return field.options.some(({ id }) => id === text) ? { value: text } : unknownOption(text);
    case 'date':
      return readDate(field, text, today);
    case 'idNumber': {
      const check = checkIdentityNumber(text, today);
      return check.valid ? { value: check.number } : { fault: { code: 'identity-number', fault: check } };
    }
    case 'phone': {
      const phone = tidyCode(text).text.replace(/[()]/g, '');
      return telephones.some((form) => form.test(phone)) ? { value: phone } : { fault: { code: 'phone' } };
    }
    case 'bankAccount': {
      const account = tidyCode(text).text;
      return bankAccount.test(account) ? { value: account } : { fault: { code: 'account' } };
    }
    default:
      return wrongKind;
  }
}

function readPlainText(text: string, pattern: string | null): FieldReading {
  if (text.length > longestText) return { fault: { code: 'too-long', longest: longestText } };
  if (pattern === null) return { value: text };
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  if (whole.test(text)) return { value: text };
  // A text with a pattern is a code, and codes are pasted with spaces or typed in small letters.
  const tidied = tidyCode(text).text;
  return whole.test(tidied) ? { value: tidied } : { fault: { code: 'pattern' } };
}

function readNumber({ min, max }: NumberField, text: string): FieldReading {
  if (!number.test(text)) return { fault: { code: 'not-a-number' } };
  const value = Number(text);
  if (min !== null && value < min) return { fault: { code: 'too-small', min } };
  if (max !== null && value > max) return { fault: { code: 'too-large', max } };
  return { value };
}

function readDate(field: DateField, text: string, today: LocalDate): FieldReading {
  if (!isLocalDate(text)) return { fault: { code: 'not-a-date' } };
  const dayOf = (limit: DateLimit | null) => (limit === 'today' ? today : limit);
  const min = dayOf(field.min);
  const max = dayOf(field.max);
  if (min !== null && text < min) return { fault: { code: 'too-early', min } };
  if (max !== null && text > max) return { fault: { code: 'too-late', max } };
  return { value: text };
}

function readChoices({ options }: OptionsField, input: unknown): FieldReading {
  if (!Array.isArray(input)) return wrongKind;
  const known = options.map(({ id }) => id);
  const unknown = input.filter((choice) => !known.includes(choice));
  if (unknown.length > 0) return unknownOption(String(unknown[0]));
  return { value: known.filter((id) => input.includes(id)) };
}

function unknownOption(option: string): FieldReading {
  return { fault: { code: 'unknown-option', option } };
}
