import styles from './plan-form.module.css';
import { TimeField } from './time-field.tsx';
import { laterTime, minutesBetween } from './typed-time.ts';

interface Times {
  startTime: string;
  endTime: string;
}

/** From when until when. A beginning that is moved takes the end along, so that it lasts as long as before. */
export function TimesOfDay({
  times: { startTime, endTime },
  wanting,
  focus,
  put,
  onLast,
}: {
  times: Times;
  wanting: string | null;
  focus: (field: string) => void;
  put: (times: Partial<Times>) => void;
  onLast: () => void;
}) {
  return (
    <>
      <span className={styles.short}>
        <TimeField
          field="startTime"
          label="开始时间"
          value={startTime}
          invalid={wanting === 'startTime'}
          onChange={(time) => {
            const lasts = minutesBetween(startTime || time, endTime);
            put({ startTime: time, ...(time && lasts > 0 && { endTime: laterTime(time, lasts) }) });
          }}
          onEnter={() => focus('endTime')}
        />
      </span>
      至
      <span className={styles.short}>
        <TimeField
          field="endTime"
          label="结束时间"
          value={endTime}
          invalid={wanting === 'endTime'}
          onChange={(time) => put({ endTime: time })}
          onEnter={onLast}
        />
      </span>
    </>
  );
}
