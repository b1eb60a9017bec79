import { useState } from 'react';
import type { CourseDetail, Student } from '#shared/contract/night-school.ts';
import { dayAndSpan } from '#shared/wording/activities.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import styles from './course-panel.module.css';

/** 补课: which presence of a student is taken for which missed lecture; for none, it counts for itself again. */
export function MakeUpForm({
  student,
  plan,
  busy,
  fault,
  onSave,
  onClose,
}: {
  student: Student;
  plan: CourseDetail['plan'];
  busy: boolean;
  fault: string;
  onSave: (answers: { activityId: string; participantId: string; missedId: string | null }) => void;
  onClose: () => void;
}) {
  const [came, setCame] = useState(student.came.at(-1));
  const missed = plan.filter(
    ({ id, state, lectureNumber }) =>
      state !== 'cancelled' &&
      lectureNumber !== null &&
      !student.attended.includes(lectureNumber) &&
      id !== came?.activityId,
  );
  const [missedId, setMissedId] = useState(came?.makesUp ?? missed[0]?.id ?? '');
  const { form, focus, enterTo } = useFormFocus('came');
  const save = () => {
    if (!came || busy) return;
    onSave({
      ...{ activityId: came.activityId, participantId: came.participantId },
      missedId: missed.some(({ id }) => id === missedId) ? missedId : null,
    });
  };
  useShortcut('Ctrl+Enter', '保存补课', save);
  useShortcut('Escape', '不改了', onClose);
  const nameOf = (id: string) => {
    const lecture = plan.find((one) => one.id === id);
    return lecture ? `${dayAndSpan(lecture)} ${lecture.name}` : '';
  };
  return (
    <div ref={form} className={styles.makeUp}>
      <Select
        data-field="came"
        aria-label={`${student.name}哪一次到场算补课`}
        value={came?.activityId ?? ''}
        options={student.came.map(({ activityId }) => ({ value: activityId, label: nameOf(activityId) }))}
        onChange={(activityId) => setCame(student.came.find((one) => one.activityId === activityId))}
        onKeyDown={enterTo(() => focus('missed'))}
      />
      算补
      <Select
        data-field="missed"
        aria-label={`${student.name}补哪一讲`}
        value={missed.some(({ id }) => id === missedId) ? missedId : ''}
        options={[
          ...missed.map(({ id }) => ({ value: id, label: nameOf(id) })),
          { value: '', label: '不算补课，照常计' },
        ]}
        onChange={setMissedId}
        onKeyDown={enterTo(save)}
      />
      <Button disabled={busy} onClick={save}>
        保存　Ctrl+Enter
      </Button>
      {fault && <span role="alert">{fault}</span>}
    </div>
  );
}
