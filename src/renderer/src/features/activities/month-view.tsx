import { useRef } from 'react';
import { monthOf } from '#shared/domain/months.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { largeType } from '../../app/large-type.ts';
import { useStore } from '../../app/store.ts';
import { ActivityChip } from './activity-chip.tsx';
import { activitiesOn, type ViewProps } from './day-props.ts';
import styles from './month-view.module.css';

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** A month as a sheet of weeks. The arrows go over the days, digits open the activities of the chosen one. */
export function MonthView({ calendar, today, moving, movable, onOpen, onCarry }: ViewProps) {
  const { days, day: chosen, holidays, everywhere } = calendar;
  const dragged = useRef<ReturnType<typeof activitiesOn>[number] | null>(null);
  const most = useStore(largeType) ? 2 : days.length > 35 ? 3 : 4;
  const target = moving?.day ?? chosen;
  return (
    <div
      className={styles.month}
      style={{ gridTemplateRows: `auto repeat(${days.length / 7}, minmax(0, 1fr))` }}
    >
      {WEEK.map((word) => (
        <span key={word} className={styles.weekday}>
          {word}
        </span>
      ))}
      {days.map((day) => {
        const lines = activitiesOn(calendar, moving, day);
        const mark = holidays.get(day);
        const shown = lines.length > most ? lines.slice(0, most - 1) : lines;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows choose a day; the mouse is a second way
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <div
            key={day}
            className={styles.day}
            data-other={monthOf(day) !== monthOf(chosen) || undefined}
            data-chosen={day === target || undefined}
            data-off={(mark && mark !== '班') || undefined}
            title={formatDateWithWeekday(day)}
            onClick={() => calendar.setDay(day)}
            onDragOver={(event) => dragged.current && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged.current) onCarry(dragged.current, day);
              dragged.current = null;
            }}
          >
            <span className={styles.date} data-today={day === today || undefined}>
              {Number(day.slice(8)) === 1 ? `${Number(day.slice(5, 7))}月1日` : Number(day.slice(8))}
              {mark && <i>{mark}</i>}
            </span>
            {shown.map((line, at) => (
              <ActivityChip
                key={line.id}
                line={line}
                digit={day === chosen && !moving && at < 9 ? at + 1 : null}
                carried={moving?.line.id === line.id}
                everywhere={everywhere}
                draggable={movable(line)}
                onOpen={() => onOpen(line)}
                onDrag={() => {
                  dragged.current = line;
                }}
              />
            ))}
            {shown.length < lines.length && (
              <span className={styles.more}>还有 {lines.length - shown.length} 项，周里看全</span>
            )}
          </div>
        );
      })}
    </div>
  );
}
