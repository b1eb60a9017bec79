import type { SchoolTerm } from '#shared/contract/night-school.ts';
import type { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { LecturerPick } from '../activities/lecturer-pick.tsx';
import { PatternChoice } from '../activities/pattern-choice.tsx';
import { PickBox } from '../activities/pick-box.tsx';
import plan from '../activities/plan-form.module.css';
import { RoomPick } from '../activities/room-pick.tsx';
import { SeriesEnd } from '../activities/series-end.tsx';
import { TimesOfDay } from '../activities/times-of-day.tsx';
import type { Choices } from '../activities/use-choices.ts';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import type { CourseDraft } from './course-draft.ts';
import styles from './course-form.module.css';

const PATTERNS = ['weekly', 'fortnightly', 'monthly', 'dates'] as const;
const TURNS = [
  { id: 'turns', label: '轮流' },
  { id: 'together', label: '一起' },
];

/** The questions of a course in the order they are asked; most have an answer that is proposed. */
export function CourseFields({
  draft,
  terms,
  choices,
  wanting,
  focusing: { form, focus, enterTo },
  put,
  onLast,
}: {
  draft: CourseDraft;
  terms: readonly SchoolTerm[];
  choices: Choices;
  /** The field that has to be filled in before it can be saved. */
  wanting: string | null;
  focusing: ReturnType<typeof useFormFocus>;
  put: (fields: Partial<CourseDraft>) => void;
  onLast: () => void;
}) {
  const text = (field: 'name' | 'openTo' | 'capacity' | 'required', next: () => void) => ({
    'data-field': field,
    value: draft[field],
    invalid: wanting === field,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => put({ [field]: event.target.value }),
    onKeyDown: enterTo(next),
  });
  const room = choices.choices?.rooms.find(({ id }) => id === draft.where.roomId);
  const term = terms.find(({ id }) => id === draft.termId);
  return (
    <div ref={form} className={plan.form}>
      <span className={plan.name}>学期</span>
      <PickBox
        field="term"
        label="学期"
        placeholder="选学期，或写一个新的"
        invalid={wanting === 'term'}
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
        <TimesOfDay times={draft} wanting={wanting} focus={focus} put={put} onLast={() => focus('pattern')} />
      </span>
      <span className={plan.name}>重复</span>
      <PatternChoice
        patterns={PATTERNS}
        firstDay={draft.firstDay}
        value={draft.pattern}
        onChange={(pattern) => put({ pattern, leftOut: [] })}
        onEnter={() => focus('count')}
      />
      <SeriesEnd
        name="讲数"
        draft={draft}
        wanting={wanting}
        enterTo={enterTo}
        focus={focus}
        put={put}
        onLast={() => focus('lecturers')}
      />
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
          {...text('required', onLast)}
        />
        <span className={plan.hint}>讲，补课也算</span>
      </span>
    </div>
  );
}
