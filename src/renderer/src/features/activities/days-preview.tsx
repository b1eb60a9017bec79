import type { PlannedDay } from '#shared/contract/activities.ts';
import { clashSentence, shortDay, timeSpan } from '#shared/wording/activities.ts';
import styles from './days-preview.module.css';

/** The days of a plan before it is saved: numbered, skipped ones with the reason, what stands in the way below each. */
export function DaysPreview({
  days,
  unknownYears,
  counted,
  onToggle,
}: {
  days: readonly PlannedDay[];
  unknownYears: readonly number[];
  /** What one of them is called: 讲, 次. */
  counted: string;
  /** Leaves a day out, or takes it in again; absent where that makes no sense. */
  onToggle?: (day: string) => void;
}) {
  return (
    <div className={styles.preview}>
      {unknownYears.length > 0 && (
        <p className={styles.notice} role="status">
          {unknownYears.join('、')} 年的放假安排还没有导入，只跳过已知的节假日。不上的日子可以在下面停掉
        </p>
      )}
      <ol className={styles.days}>
        {days.map((day) => (
          <li key={day.planned} className={styles.day} data-skipped={day.skipped !== null || undefined}>
            <span className={styles.number}>{day.number === null ? '—' : `第 ${day.number} ${counted}`}</span>
            <span className={styles.when}>
              {shortDay(day.day)} {day.skipped === null && timeSpan(day)}
            </span>
            <span className={styles.what}>
              {day.skipped
                ? day.skipped.why === 'holiday'
                  ? `${day.skipped.text}放假，跳过`
                  : '停一次'
                : [day.lecturers.join('、'), day.holiday && `${day.holiday}假期`].filter(Boolean).join('　')}
            </span>
            {onToggle && day.skipped?.why !== 'holiday' && days.length > 1 && (
              <button type="button" className={styles.toggle} onClick={() => onToggle(day.planned)}>
                {day.skipped ? '恢复' : '停'}
              </button>
            )}
            {day.clashes.map((clash) => (
              <p key={clashSentence(clash)} className={styles.clash}>
                ▲ {clashSentence(clash)}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}
