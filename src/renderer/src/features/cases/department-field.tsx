import { useQuery } from '@tanstack/react-query';
import { query } from '../../app/core/core.ts';
import { TextField } from '../../components/text-field.tsx';
import { StepField } from './step-field.tsx';

/** The department a case goes to: offered from the catalogue, because its handlers find the case by this name. */
export function DepartmentField({
  value,
  maxLength,
  problem,
  onChange,
}: {
  value: string;
  maxLength: number;
  problem: string | null;
  onChange: (department: string) => void;
}) {
  const { data } = useQuery(query.catalogue.list.queryOptions());
  const departments = [...new Set(data?.map(({ department }) => department))].sort();
  const unknown = data !== undefined && value.trim() !== '' && !departments.includes(value.trim());
  return (
    <StepField
      id="department"
      label="办理部门"
      hint={unknown ? '目录里没有这个部门，承办人的待办里看不到这件' : '输入几个字，按 ↓ 选'}
      problem={problem}
    >
      <TextField
        id="department"
        data-step-field="department"
        list="departments"
        value={value}
        maxLength={maxLength}
        invalid={problem !== null}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id="departments">
        {departments.map((department) => (
          <option key={department} value={department} />
        ))}
      </datalist>
    </StepField>
  );
}
