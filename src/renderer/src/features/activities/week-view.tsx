import { useEffect, useRef } from 'react';
import { clockTime, shortDay } from '#shared/wording/activities.ts';
import { largeType } from '../../app/large-type.ts';
import { useStore } from '../../app/store.ts';
import { ActivityChip } from './activity-chip.tsx';
import { lanesOf } from './calendar-days.ts';
import { activitiesOn, type ViewProps } from './day-props.ts';
import { minutesBetween } from './typed-time.ts';
import styles from './week-view.module.css';

/** The office day, and evenings for the Night Party School: what lies outside is scrolled to. */
const FIRST_SEEN = 8;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A week by the hour. What shares a moment stands side by side. */
export function WeekView({ calendar, today, moving, movable, onOpen, onCarry }: ViewProps) {
  const { days, day: chosen, holidays, everywhere } = calendar;
  const hour = useStore(largeType) ? 52 : 40;
  const frame = useRef<HTMLDivElement>(null);
  const dragged = useRef<ReturnType<typeof activitiesOn>[number] | null>(null);
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = FIRST_SEEN * hour;
  }, [hour]);
  const startTime = moving?.startTime;
  useEffect(() => {
    if (!startTime || !frame.current) return;
    const top = (minutesBetween('00:00', startTime) / 60) * hour;
    const { scrollTop, clientHeight } = frame.current;
    if (top < scrollTop || top > scrollTop + clientHeight - 2 * hour) frame.current.scrollTop = top - hour;
  }, [startTime, hour]);
  const target = moving?.day ?? chosen;
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.head}>
        <span className={styles.corner} />
        {days.map((day) => (
          <button
            key={day}
            type="button"
            tabIndex={-1}
            className={styles.name}
            data-chosen={day === target || undefined}
            onClick={() => calendar.setDay(day)}
          >
            {day === today ? '今天 ' : ''}
            {shortDay(day)} {holidays.get(day) ?? ''}
          </button>
        ))}
      </div>
      <div className={styles.body} style={{ height: HOURS.length * hour }}>
        <div className={styles.hours}>
          {HOURS.map((at) => (
            <span key={at} style={{ top: at * hour }}>
              {at}:00
            </span>
          ))}
        </div>
        {days.map((day) => {
          const lines = activitiesOn(calendar, moving, day);
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; M moves by keyboard
            <div
              key={day}
              className={styles.day}
              data-chosen={day === target || undefined}
              style={{ backgroundSize: `100% ${hour}px` }}
              onDragOver={(event) => dragged.current && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged.current) onCarry(dragged.current, day);
                dragged.current = null;
              }}
            >
              {lanesOf(lines).map(({ item: line, lane, lanes }) => {
                const from = minutesBetween('00:00', clockTime(line.startsAt));
                const lasts = (Date.parse(line.endsAt) - Date.parse(line.startsAt)) / 60_000;
                const at = lines.indexOf(line);
                return (
                  <div
                    key={line.id}
                    className={styles.block}
                    style={{
                      top: (from / 60) * hour,
                      height: Math.max((lasts / 60) * hour, 22),
                      left: `${(lane / lanes) * 100}%`,
                      width: `${100 / lanes}%`,
                    }}
                  >
                    <ActivityChip
                      tall
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
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
