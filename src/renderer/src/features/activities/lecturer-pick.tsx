import { PickBox } from './pick-box.tsx';
import type { Choices } from './use-choices.ts';

/** Who speaks: any number of lecturers, a new one added by its name. */
export function LecturerPick({
  choices,
  value,
  onChange,
  onEnter,
}: {
  choices: Choices;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  onEnter: () => void;
}) {
  const lecturers = choices.choices?.lecturers ?? [];
  return (
    <PickBox
      many
      field="lecturers"
      label="讲师"
      placeholder="姓名或拼音首字母，没有的直接加"
      picked={value.map((id) => ({ id, label: lecturers.find((one) => one.id === id)?.name ?? '' }))}
      options={lecturers.map(({ id, name, title, initials }) => ({
        id,
        label: name,
        initials,
        about: title,
      }))}
      // Before they are known nobody can say that one is new.
      offers={
        choices.choices &&
        ((name) => [
          {
            id: 'add',
            label: `新增讲师“${name}”`,
            take: () => {
              void choices.addLecturer(name).then((id) => id && onChange([...value, id]));
            },
          },
        ])
      }
      onPick={(id) => onChange([...value, id])}
      onRemove={(id) => onChange(value.filter((other) => other !== id))}
      onEnter={onEnter}
    />
  );
}
