import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CourseDetail, Student } from '#shared/contract/night-school.ts';
import { activityStateWord, dayAndSpan } from '#shared/wording/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { CertificatePanel } from './certificate-panel.tsx';
import styles from './course-panel.module.css';
import { LectureForm } from './lecture-form.tsx';
import { MakeUpForm } from './make-up-form.tsx';

type Lecture = CourseDetail['plan'][number];

/** One course: its lectures, who came, who made up, and the certificates. */
export function CoursePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery(query.nightSchool.course.queryOptions({ input: { id } }));
  const role = useStore(session)?.role;
  const [edited, setEdited] = useState<Lecture | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  /** Key of the student whose make-up is being written down. */
  const [makingUp, setMakingUp] = useState<string | null>(null);
  const keep = (course: CourseDetail) =>
    queryClient.setQueryData(query.nightSchool.course.queryKey({ input: { id } }), course);
  const issue = useMutation(query.nightSchool.issueCertificate.mutationOptions({ onSuccess: keep }));
  const save = useMutation(
    query.nightSchool.saveLecture.mutationOptions({
      onSuccess: (course) => {
        keep(course);
        void queryClient.invalidateQueries({ queryKey: query.activities.key() });
        setEdited(null);
      },
    }),
  );
  const makeUp = useMutation(
    query.attendances.makeUp.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.nightSchool.key() });
        setMakingUp(null);
      },
    }),
  );
  // One form at a time: both are saved by the same key.
  const edit = (lecture: Lecture) => {
    setMakingUp(null);
    setEdited(lecture);
  };
  const noteMakeUp = ({ key }: Student) => {
    setEdited(null);
    setMakingUp(key);
  };
  const notes = (role === 'clerk' || role === 'manager' || role === 'administrator') && data?.own === true;
  const plans = (role === 'manager' || role === 'administrator') && data?.own === true;
  if (shown) return <CertificatePanel number={shown} onClose={() => setShown(null)} />;
  return (
    <SidePanel title={data ? `${data.termName} · ${data.name}` : '课程'} onClose={onClose}>
      <div className={styles.body}>
        {error && <p role="alert">{explainError(error)}</p>}
        {issue.error && <p role="alert">{explainError(issue.error)}</p>}
        {data && (
          <>
            <p className={styles.quiet}>
              {data.centreName}　结业要听{' '}
              {data.lecturesRequired === 0 ? '全部' : `${data.lecturesRequired} 讲`}，补课也算
            </p>
            <ol aria-label="各讲">
              {data.plan.map((lecture) => (
                <li
                  key={lecture.id}
                  className={styles.lecture}
                  data-cancelled={lecture.state === 'cancelled' || undefined}
                >
                  <span className={styles.when}>{dayAndSpan(lecture)}</span>
                  <span className={styles.name}>{lecture.name}</span>
                  <span>{lecture.lecturers.join('、')}</span>
                  <span className={styles.quiet}>
                    {lecture.attendances > 0
                      ? `到 ${lecture.attendances} 人`
                      : activityStateWord(lecture.state)}
                  </span>
                  {plans && edited?.id !== lecture.id && (
                    <Button kind="text" size="small" onClick={() => edit(lecture)}>
                      题目、资料
                    </Button>
                  )}
                  {lecture.material && <span className={styles.material}>资料：{lecture.material}</span>}
                  {edited?.id === lecture.id && (
                    <LectureForm
                      lecture={lecture}
                      busy={save.isPending}
                      fault={save.error ? explainError(save.error) : ''}
                      onSave={save.mutate}
                      onClose={() => setEdited(null)}
                    />
                  )}
                </li>
              ))}
            </ol>
            <h3>学员</h3>
            {data.students.length === 0 && (
              <p className={styles.quiet}>还没有人签到。签到以后，这里列出每人听了几讲、能不能结业</p>
            )}
            {data.students.map((student) => (
              <div key={student.key} className={styles.student}>
                <strong>{student.name}</strong>
                <span>
                  听 {student.attended.length} 讲
                  {student.madeUp.length > 0 && `，补 ${student.madeUp.length} 讲`}
                </span>
                <span className={styles.quiet}>{student.passes ? '可以结业' : '还不够'}</span>
                {notes && makingUp !== student.key && !student.certificateNumber && (
                  <Button kind="text" size="small" onClick={() => noteMakeUp(student)}>
                    补课
                  </Button>
                )}
                {student.certificateNumber ? (
                  <Button size="small" onClick={() => setShown(student.certificateNumber)}>
                    证书 {student.certificateNumber}
                  </Button>
                ) : (
                  plans &&
                  student.passes && (
                    <Button
                      size="small"
                      disabled={issue.isPending}
                      onClick={() => issue.mutate({ courseId: id, key: student.key })}
                    >
                      发结业证书
                    </Button>
                  )
                )}
                {makingUp === student.key && (
                  <MakeUpForm
                    student={student}
                    plan={data.plan}
                    busy={makeUp.isPending}
                    fault={makeUp.error ? explainError(makeUp.error) : ''}
                    onSave={makeUp.mutate}
                    onClose={() => setMakingUp(null)}
                  />
                )}
              </div>
            ))}
          </>
        )}
      </div>
    </SidePanel>
  );
}
