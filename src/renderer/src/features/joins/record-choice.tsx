import type { KeyboardEvent } from 'react';
import type { PersonRecord } from '#shared/contract/joins.ts';
import { digitOf, isComposing } from '../../app/keyboard/key-name.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import styles from './join-panel.module.css';

/** Records side by side, with what tells them from each other; digits choose. */
export function RecordChoice({
  label,
  records,
  chosen,
  disabled,
  onChange,
  onEnter,
}: {
  label: string;
  records: readonly PersonRecord[];
  chosen: string | null;
  disabled: boolean;
  onChange: (id: string) => void;
  onEnter: () => void;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const index = (digitOf(event.nativeEvent) ?? 0) - 1;
    const record = records[index];
    if (record) {
      onChange(record.id);
      event.currentTarget.querySelectorAll('input')[index]?.focus();
    } else if (event.key === 'Enter') onEnter();
    else return;
    event.preventDefault();
  };
  return (
    <fieldset className={styles.field} data-field="record" disabled={disabled} onKeyDown={onKeyDown}>
      <legend>{label}</legend>
      <div className={styles.records}>
        {records.map((record, index) => (
          <label key={record.id} className={styles.record}>
            <span className={styles.name}>
              <input
                type="radio"
                name="join-record"
                checked={chosen === record.id}
                onChange={() => onChange(record.id)}
              />
              <span className={styles.grow}>
                {record.name} {record.sex !== '0' && sexWord(record.sex)}
              </span>
              {!disabled && index < 9 && <kbd>{index + 1}</kbd>}
            </span>
            <Code>{groupIdentityNumber(record.maskedNumber)}</Code>
            <span>{record.birthDate}</span>
            <span>{record.phone || '电话 —'}</span>
            <span>{record.address || '住址 —'}</span>
            <span>
              在办 {record.openCases}，历史 {record.closedCases}
            </span>
            <span className={styles.by}>
              {record.centreName}
              {record.madeAt && ` ${dayAndTime(record.madeAt)} 建`}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
