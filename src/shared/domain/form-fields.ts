import { type Condition, conditionHolds, type SituationAnswers } from './condition.ts';
import type { LocalDate } from './local-date.ts';

/** The day of a limit: a fixed one, or the day the form is filled in. */
export type DateLimit = LocalDate | 'today';

interface AnyField {
  /** The name its value is kept under, once in a form. */
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  /** When the field stands in the form at all. */
  readonly condition: Condition;
}

export interface TextField extends AnyField {
  readonly type: 'text';
  /** A regular expression that the whole text must fit. */
  readonly pattern: string | null;
}

export interface NumberField extends AnyField {
  /** `money` is in yuan. */
  readonly type: 'number' | 'money';
  readonly min: number | null;
  readonly max: number | null;
}

export interface DateField extends AnyField {
  readonly type: 'date';
  readonly min: DateLimit | null;
  readonly max: DateLimit | null;
}

export interface OptionsField extends AnyField {
  readonly type: 'select' | 'multiselect';
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

export interface PlainField extends AnyField {
  readonly type: 'boolean' | 'address' | 'phone' | 'bankAccount' | 'idNumber';
}

/** A field of an item's form, as the catalogue describes it. */
export type FormField = TextField | NumberField | DateField | OptionsField | PlainField;

/**
 * What is kept of a field: options by id, money in yuan, dates as LocalDate, numbers of papers, accounts and
 * telephones tidied.
 */
export type FormValue = string | number | boolean | readonly string[];

/** The fields a form has under the answers about the situation, in its order. */
export function fieldsFor(form: readonly FormField[], answers: SituationAnswers): FormField[] {
  return form.filter(({ condition }) => conditionHolds(condition, answers));
}
