import { SERIES_PATTERNS } from '#shared/domain/activity-series.ts';
import type { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import { EquipmentPick } from './equipment-pick.tsx';
import { LecturerPick } from './lecturer-pick.tsx';
import { PatternChoice } from './pattern-choice.tsx';
import { PickBox } from './pick-box.tsx';
import type { PlanDraft } from './plan-draft.ts';
import styles from './plan-form.module.css';
import { RoomPick } from './room-pick.tsx';
import { SeriesEnd } from './series-end.tsx';
import { TimesOfDay } from './times-of-day.tsx';
import type { Choices } from './use-choices.ts';

/** The questions of an activity in the order they are asked. Its day and time are moved in the calendar once it stands. */
export function PlanFields({
  draft,
  choices,
  wanting,
  changing,
  focusing: { form, focus, enterTo },
  put,
  onLast,
}: {
  draft: PlanDraft;
  choices: Choices;
  wanting: string | null;
  changing: boolean;
  focusing: ReturnType<typeof useFormFocus>;
  put: (fields: Partial<PlanDraft>) => void;
  onLast: () => void;
}) {
  const line = (
    field: 'name' | 'capacity' | 'openTo' | 'organiser' | 'phone' | 'content',
    next: () => void,
  ) => ({
    id: `plan-${field}`,
    'data-field': field,
    value: draft[field],
    invalid: wanting === field,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => put({ [field]: event.target.value }),
    onKeyDown: enterTo(next),
  });
  const squads = choices.choices?.squads ?? [];
  const squad = squads.find(({ id }) => id === draft.squadId);
  return (
    <div ref={form} className={styles.form}>
      <span className={styles.name}>类型</span>
      <ChoiceRow
        field="type"
        label="类型"
        options={(choices.choices?.types ?? []).map(({ code, name }) => ({ id: code, label: name }))}
        value={draft.typeCode || null}
        invalid={wanting === 'type'}
        onChange={(typeCode) => put({ typeCode: typeCode ?? '' })}
        onEnter={() => focus('name')}
      />
      <label htmlFor="plan-name">名称</label>
      <TextField maxLength={100} {...line('name', () => focus(changing ? 'room' : 'firstDay'))} />
      {!changing && (
        <>
          <span className={styles.name}>时间</span>
          <span className={styles.pair}>
            <TypedDateField
              field="firstDay"
              label="日期"
              className={styles.short}
              value={draft.firstDay || null}
              placeholder="如 2027-03-04"
              faultOf={() => null}
              onChange={(date) => put({ firstDay: date ?? '', leftOut: [] })}
              onEnter={() => focus('startTime')}
            />
            <TimesOfDay
              times={draft}
              wanting={wanting}
              focus={focus}
              put={put}
              onLast={() => focus('room')}
            />
          </span>
        </>
      )}
      <span className={styles.name}>场地</span>
      <RoomPick
        choices={choices}
        value={draft.where}
        onChange={(where) => put({ where })}
        onEnter={() => focus('lecturers')}
      />
      <span className={styles.name}>讲师</span>
      <LecturerPick
        choices={choices}
        value={draft.lecturerIds}
        onChange={(lecturerIds) => put({ lecturerIds })}
        onEnter={() => focus('squad')}
      />
      <span className={styles.name}>服务队</span>
      <PickBox
        field="squad"
        label="服务队"
        placeholder={squads.length > 0 ? '队名或领队' : '还没有登记服务队，按 Enter 往下'}
        picked={squad ? [{ id: squad.id, label: `${squad.name}（${squad.captain}）` }] : []}
        options={squads.map(({ id, name, captain }) => ({ id, label: name, about: captain }))}
        onPick={(squadId) => put({ squadId })}
        onRemove={() => put({ squadId: null })}
        onEnter={() => focus('equipment')}
      />
      <span className={styles.name}>设备</span>
      <EquipmentPick
        choices={choices}
        value={draft.equipment}
        onChange={(equipment) => put({ equipment })}
        onEnter={() => focus('capacity')}
      />
      <label htmlFor="plan-capacity">名额</label>
      <span className={styles.pair}>
        <TextField
          className={styles.number}
          inputMode="numeric"
          maxLength={5}
          placeholder="不限"
          {...line('capacity', () => focus('openTo'))}
        />
        <label htmlFor="plan-openTo">参加人员</label>
        <TextField maxLength={100} {...line('openTo', () => focus('organiser'))} />
      </span>
      <label htmlFor="plan-organiser">组织者</label>
      <span className={styles.pair}>
        <TextField maxLength={50} {...line('organiser', () => focus('phone'))} />
        <label htmlFor="plan-phone">电话</label>
        <TextField maxLength={40} {...line('phone', () => focus('content'))} />
      </span>
      <label htmlFor="plan-content">内容</label>
      <TextField maxLength={2000} {...line('content', changing ? onLast : () => focus('pattern'))} />
      {!changing && (
        <>
          <span className={styles.name}>重复</span>
          <PatternChoice
            patterns={SERIES_PATTERNS}
            firstDay={draft.firstDay}
            value={draft.pattern}
            onChange={(pattern) => put({ pattern, leftOut: [] })}
            onEnter={draft.pattern === 'once' ? onLast : () => focus('count')}
          />
          <SeriesEnd
            name="次数"
            draft={draft}
            wanting={wanting}
            enterTo={enterTo}
            focus={focus}
            put={put}
            onLast={onLast}
          />
        </>
      )}
    </div>
  );
}
