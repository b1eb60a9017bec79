import { useState } from 'react';
import type { CourseDetail } from '#shared/contract/night-school.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './course-panel.module.css';

/** What a lecture is called and what is handed out. Enter goes on, Ctrl+Enter saves. */
export function LectureForm({
  lecture,
  busy,
  fault,
  onSave,
  onClose,
}: {
  lecture: CourseDetail['plan'][number];
  busy: boolean;
  fault: string;
  onSave: (answers: { id: string; name: string; material: string }) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(lecture.name);
  const [material, setMaterial] = useState(lecture.material);
  const { form, focus, enterTo } = useFormFocus('lecture-name');
  const save = () => {
    if (name.trim() === '') focus('lecture-name');
    else if (!busy) onSave({ id: lecture.id, name, material });
  };
  useShortcut('Ctrl+Enter', '保存这一讲', save);
  useShortcut('Escape', '不改了', onClose);
  return (
    <div ref={form} className={styles.form}>
      <TextField
        data-field="lecture-name"
        aria-label="题目"
        value={name}
        maxLength={100}
        invalid={name.trim() === ''}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={enterTo(() => focus('lecture-material'))}
      />
      <TextField
        data-field="lecture-material"
        aria-label="资料"
        placeholder="资料，如 讲义 12 页、放映短片"
        value={material}
        maxLength={2000}
        onChange={(event) => setMaterial(event.target.value)}
        onKeyDown={enterTo(save)}
      />
      {fault && <p role="alert">{fault}</p>}
      <Button disabled={busy} onClick={save}>
        保存　Ctrl+Enter
      </Button>
    </div>
  );
}
