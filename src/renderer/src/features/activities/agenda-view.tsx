import { Fragment } from 'react';
import { activityStateWord, shortDay, timeSpan } from '#shared/wording/activities.ts';
import styles from './agenda-view.module.css';
import { activitiesOn, type ViewProps } from './day-props.ts';

/** Four weeks as a list: the days on which something is, and the chosen one. */
export function AgendaView({ calendar, today, moving, onOpen }: ViewProps) {
  const { days, day: chosen, everywhere } = calendar;
  const target = moving?.day ?? chosen;
  return (
    <div className={styles.frame}>
      {days.map((day) => {
        const lines = activitiesOn(calendar, moving, day);
        if (lines.length === 0 && day !== target) return null;
        return (
          <section key={day} className={styles.day} data-chosen={day === target || undefined}>
            <h2>
              {shortDay(day)} {day === today && '今天'}
            </h2>
            {lines.length === 0 && <p className={styles.none}>没有活动</p>}
            {lines.map((line, at) => (
              <button
                key={line.id}
                type="button"
                tabIndex={-1}
                className={styles.line}
                data-state={line.state}
                data-carried={moving?.line.id === line.id || undefined}
                onClick={() => onOpen(line)}
              >
                <span>
                  {day === chosen && !moving && at < 9 && <kbd>{at + 1}</kbd>} {timeSpan(line)}
                </span>
                <span className={styles.name}>{line.name}</span>
                <span>{line.typeName}</span>
                <span>
                  {[everywhere ? line.centreName : '', line.place].filter(Boolean).map((word) => (
                    <Fragment key={word}>{word} </Fragment>
                  ))}
                </span>
                <span>{line.lecturers.join('、')}</span>
                <span>
                  {line.state === 'planned'
                    ? line.signedUp > 0 || line.capacity > 0
                      ? `报名 ${line.signedUp}${line.capacity > 0 ? `/${line.capacity}` : ''}`
                      : ''
                    : activityStateWord(line.state)}
                </span>
              </button>
            ))}
          </section>
        );
      })}
    </div>
  );
}
