import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CourseDetail, SchoolTerm } from '#shared/contract/night-school.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { ClashReason, clashCount } from '../activities/clash-reason.tsx';
import { DaysPreview } from '../activities/days-preview.tsx';
import plan from '../activities/plan-form.module.css';
import { useChoices } from '../activities/use-choices.ts';
import { type CourseDraft, lackingIn, newCourseDraft, planOfDraft } from './course-draft.ts';
import { CourseFields } from './course-fields.tsx';
import styles from './course-form.module.css';

/**
 * A whole course in one form: the questions on the left, every lecture with what stands in its way on the right, counted
 * anew while it is typed. Enter goes on, Ctrl+Enter saves.
 */
export function CourseForm({
  terms,
  today,
  onSaved,
  onClose,
}: {
  terms: readonly SchoolTerm[];
  today: string;
  onSaved: (course: CourseDetail) => void;
  onClose: () => void;
}) {
  const choices = useChoices();
  const [draft, setDraft] = useState(() => newCourseDraft(today, terms));
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<{ field: string; sentence: string } | null>(null);
  const foot = useRef<HTMLDivElement>(null);
  const focusing = useFormFocus('name');
  const put = (fields: Partial<CourseDraft>) => {
    setSaid(null);
    setDraft((before) => ({ ...before, ...fields }));
  };
  const wanted = planOfDraft(draft);
  const settled = useSettled(JSON.stringify(wanted), 120);
  const input = JSON.parse(settled) as typeof wanted;
  const check = useQuery({
    ...query.nightSchool.checkCourse.queryOptions({ input: input as NonNullable<typeof input> }),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const preview = wanted ? check.data : undefined;
  const clashes = clashCount(preview?.days);
  const held = preview?.days.filter(({ skipped }) => skipped === null).length ?? 0;
  const save = useMutation(
    query.nightSchool.planCourse.mutationOptions({
      onSuccess: (course) => {
        void queryClient.invalidateQueries({ queryKey: query.nightSchool.key() });
        void queryClient.invalidateQueries({ queryKey: query.activities.key() });
        onSaved(course);
      },
    }),
  );
  const submit = () => {
    const lacking = lackingIn(draft);
    const wanting =
      lacking ??
      (clashes > 0 && reason.trim() === ''
        ? { field: 'clashReason', sentence: '有冲突，写明原因才能保存' }
        : null);
    setSaid(wanting);
    if (wanting?.field === 'clashReason') foot.current?.querySelector('input')?.focus();
    else if (wanting) focusing.focus(wanting.field);
    else if (wanted && !save.isPending) save.mutate({ ...wanted, clashReason: reason.trim() });
  };
  useShortcut('Ctrl+Enter', '建课程', submit);
  useShortcut('Escape', '不建了', onClose);
  const toggle = (day: string) =>
    put({
      leftOut: draft.leftOut.includes(day)
        ? draft.leftOut.filter((other) => other !== day)
        : [...draft.leftOut, day],
    });
  const fault = said?.sentence ?? (save.error ? explainError(save.error) : '');
  const failed = check.error ?? choices.error;
  return (
    <section className={styles.columns} aria-label="新课程">
      <div className={styles.left}>
        <CourseFields
          draft={draft}
          terms={terms}
          choices={choices}
          wanting={said?.field ?? null}
          focusing={focusing}
          put={put}
          onLast={submit}
        />
      </div>
      <div className={styles.right}>
        <h2 className={styles.title}>
          {preview && held > 0
            ? `共 ${held} 讲，${preview.days.find(({ skipped }) => !skipped)?.day} 至 ${preview.days.at(-1)?.day}`
            : '各讲的日期'}
        </h2>
        {preview ? (
          <DaysPreview
            days={preview.days}
            unknownYears={preview.unknownYears}
            counted="讲"
            onToggle={toggle}
          />
        ) : (
          <p className={plan.hint}>填好第一讲的日期，这里就列出每一讲</p>
        )}
        <div ref={foot} className={styles.foot}>
          <ClashReason
            count={clashes}
            value={reason}
            wanting={said?.field === 'clashReason'}
            onChange={setReason}
            onEnter={submit}
          />
          {(fault || failed) && (
            <p className={plan.fault} role="alert">
              {fault || explainError(failed)}
            </p>
          )}
          <span className={plan.pair}>
            <Button kind="primary" size="large" disabled={save.isPending} onClick={submit}>
              {held > 0 ? `建课程 · ${held} 讲` : '建课程'}　Ctrl+Enter
            </Button>
            <Button size="large" onClick={onClose}>
              不建了　Esc
            </Button>
          </span>
        </div>
      </div>
    </section>
  );
}
