import type { Applicant } from '#shared/contract/intake.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { sexWord } from '../../components/person-words.ts';

const SEXES = ['1', '2', '9'].map((id) => ({ id, label: sexWord(id) }));

/** Sex by one key: 1 男, 2 女, 3 未说明. */
export function SexChoice({
  value,
  invalid,
  onChange,
  onEnter,
}: {
  value: Applicant['sex'];
  invalid: boolean;
  onChange: (sex: Applicant['sex']) => void;
  onEnter: () => void;
}) {
  return (
    <ChoiceRow
      field="sex"
      label="性别"
      options={SEXES}
      value={value}
      invalid={invalid}
      onChange={(sex) => onChange((sex ?? '0') as Applicant['sex'])}
      onEnter={onEnter}
    />
  );
}
