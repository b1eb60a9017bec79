import { type KeyboardEvent, useState } from 'react';
import { shortDay } from '#shared/wording/activities.ts';
import { TextField } from '../../components/text-field.tsx';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import { PickBox } from './pick-box.tsx';
import styles from './plan-form.module.css';
import { readFurtherDay, type SeriesDraft } from './series-draft.ts';

/**
 * When a series ends: after a number, or on a day; of named days, which ones. What is filled in last counts. Enter in an
 * empty number goes on to the day.
 */
export function SeriesEnd({
  name,
  draft,
  wanting,
  enterTo,
  focus,
  put,
  onLast,
}: {
  /** What the number is called: 次数, 讲数. */
  name: string;
  draft: SeriesDraft;
  wanting: string | null;
  enterTo: (next: () => void) => (event: KeyboardEvent<HTMLInputElement>) => void;
  focus: (field: string) => void;
  put: (fields: Partial<SeriesDraft>) => void;
  onLast: () => void;
}) {
  // The field of the day keeps what was typed: it begins anew when a number takes its place.
  const [emptied, setEmptied] = useState(0);
  const { pattern, firstDay, dates, count, until, skipHolidays } = draft;
  if (pattern === 'once') return null;
  if (pattern === 'dates') {
    return (
      <>
        <span className={styles.name}>另外几天</span>
        <PickBox
          many
          field="count"
          label="另外的日期"
          placeholder="如 3-11，按 Enter 加上"
          nothing="没有这一天，请按 3-11 或 2027-03-11 这样输入"
          invalid={wanting === 'count'}
          picked={dates.map((day) => ({ id: day, label: shortDay(day) }))}
          options={[]}
          offers={(text) => {
            const day = readFurtherDay(text, firstDay);
            const isNew = day !== null && day !== firstDay && !dates.includes(day);
            if (!isNew) return [];
            return [
              {
                id: day,
                label: `加上 ${day} ${shortDay(day).slice(-2)}`,
                take: () => put({ dates: [...dates, day].sort() }),
              },
            ];
          }}
          onPick={() => undefined}
          onRemove={(day) => put({ dates: dates.filter((other) => other !== day) })}
          onEnter={onLast}
        />
      </>
    );
  }
  return (
    <>
      <label htmlFor="series-count">{name}</label>
      <span className={styles.ends}>
        <TextField
          id="series-count"
          data-field="count"
          className={styles.number}
          inputMode="numeric"
          maxLength={3}
          value={count}
          invalid={wanting === 'count'}
          onChange={(event) => {
            put({ count: event.target.value, ...(event.target.value !== '' && { until: '' }) });
            if (until !== '' && event.target.value !== '') setEmptied(emptied + 1);
          }}
          onKeyDown={enterTo(() => (count.trim() === '' ? focus('until') : onLast()))}
        />
        <span className={styles.hint}>或到</span>
        <span className={styles.until}>
          <TypedDateField
            key={emptied}
            field="until"
            label="到哪一天为止"
            className={undefined}
            value={until || null}
            placeholder="如 2027-06-30"
            faultOf={(day) => (day < firstDay ? '要在第一次以后' : null)}
            onChange={(day) => put({ until: day ?? '', ...(day !== null && { count: '' }) })}
            onEnter={onLast}
          />
        </span>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={skipHolidays}
            onChange={() => put({ skipHolidays: !skipHolidays })}
          />
          {until === '' ? '遇节假日跳过，顺延一次' : '遇节假日跳过'}
        </label>
      </span>
    </>
  );
}
