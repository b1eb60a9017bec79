import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CourseDetail, SchoolTerm } from '#shared/contract/night-school.ts';
import { patternWord } from '#shared/wording/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { ClashReason, clashCount } from '../activities/clash-reason.tsx';
import { DaysPreview } from '../activities/days-preview.tsx';
import { LecturerPick } from '../activities/lecturer-pick.tsx';
import { PickBox } from '../activities/pick-box.tsx';
import plan from '../activities/plan-form.module.css';
import { RoomPick } from '../activities/room-pick.tsx';
import { TimeField } from '../activities/time-field.tsx';
import { laterTime, minutesBetween } from '../activities/typed-time.ts';
import { useChoices } from '../activities/use-choices.ts';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import { type CourseDraft, lackingIn, newCourseDraft, planOfDraft } from './course-draft.ts';
import styles from './course-form.module.css';

const PATTERNS = ['weekly', 'fortnightly', 'monthly'] as const;
const TURNS = [
  { id: 'turns', label: '轮流' },
  { id: 'together', label: '一起' },
];

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
  const { form, focus, enterTo } = useFormFocus('name');
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
    else if (wanting) focus(wanting.field);
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
  const text = (field: 'name' | 'openTo' | 'capacity' | 'count' | 'required', next: () => void) => ({
    'data-field': field,
    value: draft[field],
    invalid: said?.field === field,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => put({ [field]: event.target.value }),
    onKeyDown: enterTo(next),
  });
  const room = choices.choices?.rooms.find(({ id }) => id === draft.where.roomId);
  const term = terms.find(({ id }) => id === draft.termId);
  const fault = said?.sentence ?? (save.error ? explainError(save.error) : '');
  const failed = check.error ?? choices.error;
  return (
    <section className={styles.columns} aria-label="新课程">
      <div className={styles.left}>
        <div ref={form} className={plan.form}>
          <span className={plan.name}>学期</span>
          <PickBox
            field="term"
            label="学期"
            placeholder="选学期，或写一个新的"
            invalid={said?.field === 'term'}
            picked={
              term
                ? [{ id: term.id, label: term.name }]
                : draft.termName
                  ? [{ id: '', label: `${draft.termName}（新）` }]
                  : []
            }
            options={terms.map(({ id, name }) => ({ id, label: name }))}
            offers={(name) => [
              {
                id: 'new',
                label: `新学期“${name}”`,
                take: () => put({ termId: null, termName: name }),
              },
            ]}
            onPick={(id) => put({ termId: id })}
            onRemove={() => put({ termId: null, termName: '' })}
            onEnter={() => focus('name')}
          />
          <label htmlFor="course-name">课程</label>
          <TextField
            id="course-name"
            placeholder="如 乡村振兴"
            maxLength={50}
            {...text('name', () => focus('firstDay'))}
          />
          <span className={plan.name}>第一讲</span>
          <span className={plan.pair}>
            <TypedDateField
              field="firstDay"
              label="第一讲的日期"
              className={styles.day}
              value={draft.firstDay || null}
              placeholder="如 2027-03-04"
              faultOf={() => null}
              onChange={(date) => put({ firstDay: date ?? '', leftOut: [] })}
              onEnter={() => focus('startTime')}
            />
          </span>
          <span className={plan.name}>时间</span>
          <span className={plan.pair}>
            <span className={plan.short}>
              <TimeField
                field="startTime"
                label="开始时间"
                value={draft.startTime}
                invalid={said?.field === 'startTime'}
                onChange={(time) => {
                  const lasts = minutesBetween(draft.startTime || time, draft.endTime);
                  put({ startTime: time, ...(time && lasts > 0 && { endTime: laterTime(time, lasts) }) });
                }}
                onEnter={() => focus('endTime')}
              />
            </span>
            至
            <span className={plan.short}>
              <TimeField
                field="endTime"
                label="结束时间"
                value={draft.endTime}
                invalid={said?.field === 'endTime'}
                onChange={(time) => put({ endTime: time })}
                onEnter={() => focus('pattern')}
              />
            </span>
          </span>
          <span className={plan.name}>重复</span>
          <ChoiceRow
            field="pattern"
            label="怎样重复"
            options={PATTERNS.map((id) => ({
              id,
              label: draft.firstDay
                ? patternWord(id, draft.firstDay)
                : { weekly: '每周', fortnightly: '每两周', monthly: '每月' }[id],
            }))}
            value={draft.pattern}
            invalid={false}
            onChange={(id) => id && put({ pattern: id as CourseDraft['pattern'], leftOut: [] })}
            onEnter={() => focus('count')}
          />
          <label htmlFor="course-count">讲数</label>
          <span className={plan.pair}>
            <TextField
              id="course-count"
              className={plan.number}
              inputMode="numeric"
              maxLength={3}
              {...text('count', () => focus('lecturers'))}
            />
            <label className={plan.tick}>
              <input
                type="checkbox"
                checked={draft.skipHolidays}
                onChange={() => put({ skipHolidays: !draft.skipHolidays })}
              />
              遇节假日跳过，顺延一次
            </label>
          </span>
          <span className={plan.name}>讲师</span>
          <LecturerPick
            choices={choices}
            value={draft.lecturerIds}
            onChange={(lecturerIds) => put({ lecturerIds })}
            onEnter={() => focus(draft.lecturerIds.length > 1 ? 'turns' : 'room')}
          />
          {draft.lecturerIds.length > 1 && (
            <>
              <span className={plan.name}>怎样讲</span>
              <ChoiceRow
                field="turns"
                label="讲师怎样讲"
                options={TURNS}
                value={draft.alternate ? 'turns' : 'together'}
                invalid={false}
                onChange={(id) => id && put({ alternate: id === 'turns' })}
                onEnter={() => focus('room')}
              />
            </>
          )}
          <span className={plan.name}>场地</span>
          <RoomPick
            choices={choices}
            value={draft.where}
            onChange={(where) => put({ where })}
            onEnter={() => focus('capacity')}
          />
          <label htmlFor="course-capacity">名额</label>
          <span className={plan.pair}>
            <TextField
              id="course-capacity"
              className={plan.number}
              inputMode="numeric"
              maxLength={4}
              placeholder="不限"
              {...text('capacity', () => focus('openTo'))}
            />
            <span className={plan.hint}>
              {room && room.capacity > 0 ? `场地能坐 ${room.capacity} 人` : '空着就是不限'}
            </span>
          </span>
          <label htmlFor="course-open">参加人员</label>
          <TextField id="course-open" maxLength={100} {...text('openTo', () => focus('required'))} />
          <label htmlFor="course-required">结业要听</label>
          <span className={plan.pair}>
            <TextField
              id="course-required"
              className={plan.number}
              inputMode="numeric"
              maxLength={3}
              placeholder="全部"
              {...text('required', submit)}
            />
            <span className={plan.hint}>讲，补课也算</span>
          </span>
        </div>
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
