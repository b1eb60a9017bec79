import type { FormField, FormValue } from '#shared/domain/form-fields.ts';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';

function labelOf(field: FormField, id: string): string {
  const options = 'options' in field ? field.options : [];
  return options.find((option) => option.id === id)?.label ?? id;
}

/**
 * What stands in a field of a form, as others may read it: choices by their labels, money with its unit, identity
 * numbers and accounts masked.
 */
export function formValueText(field: FormField, value: FormValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.type === 'money' ? `${value} 元` : String(value);
  if (typeof value !== 'string') return value.map((id) => labelOf(field, id)).join('、');
  if (field.type === 'idNumber') return maskIdentityNumber(value);
  if (field.type === 'bankAccount') return value.slice(-4).padStart(value.length, '*');
  return labelOf(field, value);
}
