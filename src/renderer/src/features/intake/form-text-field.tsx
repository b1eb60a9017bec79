import type { KeyboardEvent } from 'react';
import type { FormField } from '#shared/domain/form-fields.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import { settledText } from './form-input.ts';
import styles from './form-text-field.module.css';
import { readTypedDate } from './typed-date.ts';

/** No field of a form holds more. */
const LONGEST = 500;

const WIDTHS: Partial<Record<FormField['type'], string | undefined>> = {
  number: styles.short,
  money: styles.short,
  date: styles.short,
  phone: styles.middle,
  bankAccount: styles.number,
  idNumber: styles.number,
};

const PLACEHOLDERS: Partial<Record<FormField['type'], string>> = {
  date: '如 20261214',
  idNumber: '18 位号码',
};

/** How a number or a day reads, for whoever compares it with a card. */
function Reading({ type, text }: { type: FormField['type']; text: string }) {
  const digits = text.replace(/\s/g, '');
  if (digits === '') return null;
  if (type === 'date') {
    const date = readTypedDate(text);
    return date && <span className={styles.reading}>{formatDateWithWeekday(date)}</span>;
  }
  if (type !== 'bankAccount' && type !== 'idNumber') return null;
  const grouped = type === 'idNumber' ? groupIdentityNumber(digits) : digits.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <span className={styles.reading}>
      <Code>{grouped}</Code>　{digits.length} 位
    </span>
  );
}

/** A field of the form that is typed into. What was typed is tidied when it is left. */
export function FormTextField({
  field,
  label,
  type: definition,
  text,
  today,
  invalid,
  onText,
  onSettled,
  onEnter,
}: {
  field: string;
  label: string;
  type: FormField;
  text: string;
  today: string | undefined;
  invalid: boolean;
  onText: (text: string) => void;
  onSettled: (text: string) => void;
  onEnter: () => void;
}) {
  const { type } = definition;
  const settle = () => {
    const settled = settledText(definition, text, today);
    if (settled !== text) onSettled(settled);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
    event.preventDefault();
    settle();
    onEnter();
  };
  return (
    <>
      <TextField
        data-field={field}
        aria-label={label}
        className={WIDTHS[type]}
        value={text}
        maxLength={LONGEST}
        placeholder={PLACEHOLDERS[type]}
        suffix={type === 'money' ? '元' : undefined}
        invalid={invalid}
        onChange={(event) => onText(event.target.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
      />
      <Reading type={type} text={text} />
    </>
  );
}
