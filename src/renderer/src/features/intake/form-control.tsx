import type { TypedValue } from '#shared/contract/intake.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import { Choice } from '../../components/choice.tsx';
import { TickRow } from '../../components/tick-row.tsx';
import { FormTextField } from './form-text-field.tsx';

const YES_NO = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
];

/** What a field is answered with, by its type. */
export function FormControl({
  field,
  input,
  today,
  invalid,
  onChange,
  onSettled,
  onEnter,
}: {
  field: FormField;
  input: TypedValue | undefined;
  today: string | undefined;
  invalid: boolean;
  /** Null takes the answer back. */
  onChange: (input: TypedValue) => void;
  /** The same answer as it will be kept. */
  onSettled: (input: TypedValue) => void;
  onEnter: () => void;
}) {
  const common = { field: `form.${field.key}`, label: field.label, invalid, onEnter };
  switch (field.type) {
    case 'select':
      return (
        <Choice
          {...common}
          options={field.options}
          value={typeof input === 'string' ? input : null}
          onChange={onChange}
        />
      );
    case 'boolean':
      return (
        <Choice
          {...common}
          options={YES_NO}
          value={typeof input === 'boolean' ? (input ? 'yes' : 'no') : null}
          onChange={(id) => onChange(id === null ? null : id === 'yes')}
        />
      );
    case 'multiselect':
      return (
        <TickRow
          {...common}
          options={field.options}
          value={Array.isArray(input) ? input : []}
          onChange={(ids) => onChange(ids.length > 0 ? ids : null)}
        />
      );
    default:
      return (
        <FormTextField
          {...common}
          type={field}
          text={input === undefined || input === null ? '' : String(input)}
          today={today}
          onText={(text) => onChange(text === '' ? null : text)}
          onSettled={onSettled}
        />
      );
  }
}
