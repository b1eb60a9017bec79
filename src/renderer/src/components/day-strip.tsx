import { type KeyboardEvent, useState } from 'react';
import type { StripDay } from '#shared/domain/workdays.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { dayReasonWord } from '#shared/wording/day-reasons.ts';
import styles from './day-strip.module.css';
import { movedByHand } from './moved-by-hand.ts';

interface Cell {
  day: StripDay;
  /** Which working day of the limit this is, from 1; null for a day that is not counted. */
  ordinal: number | null;
}

function cellsOf(strip: readonly StripDay[]): Cell[] {
  let ordinal = 0;
  return strip.map((day) => ({ day, ordinal: day.counted ? ++ordinal : null }));
}

/** What a square says: the number of the counted day, or in two characters why it does not count. */
function faceOf({ day, ordinal }: Cell): string {
  if (ordinal !== null) return String(ordinal);
  if (day.reason === 'event-day') return '当日';
  if (day.reason === 'suspended') return '中止';
  return day.reason === 'holiday' ? dayReasonWord(day).slice(0, 2) : '休';
}

function sentenceOf({ day, ordinal }: Cell, alone: boolean, event: string): string {
  if (alone) return `${formatDateWithWeekday(day.date)}　即办，受理当天办结`;
  const counted = ordinal === null ? '不计' : `第 ${ordinal} 个工作日`;
  const reason = day.reason === 'event-day' ? `${event}当日` : dayReasonWord(day);
  return `${formatDateWithWeekday(day.date)}　${reason}，${counted}`;
}

function dateOf(date: string, first: boolean): string {
  const [, month, day] = date.split('-').map(Number);
  return first || day === 1 ? `${month}/${day}` : String(day);
}

/**
 * Why it is that day: every day from the event to the due day. The arrow keys and the mouse move over the
 * days, the line below says what each one is.
 */
export function DayStrip({
  label,
  event = '受理',
  strip,
}: {
  label: string;
  /** What the first day is the day of. */
  event?: string;
  strip: readonly StripDay[];
}) {
  const cells = cellsOf(strip);
  const [active, setActive] = useState(cells.length - 1);
  const shown = cells[Math.min(active, cells.length - 1)];

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(active + step, 0), cells.length - 1);
    setActive(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };

  return (
    <section className={styles.strip} aria-label={label}>
      <div className={styles.head}>
        <span>{label}</span>
        {shown && <span className={styles.sentence}>{sentenceOf(shown, cells.length === 1, event)}</span>}
      </div>
      <fieldset className={styles.days} onKeyDown={move}>
        {cells.map((cell, index) => (
          <button
            key={cell.day.date}
            type="button"
            tabIndex={index === active ? 0 : -1}
            aria-label={sentenceOf(cell, cells.length === 1, event)}
            className={`${styles.day} ${cell.day.counted ? '' : styles.off}`}
            data-due={index === cells.length - 1 || undefined}
            data-make-up={cell.day.reason === 'make-up-workday' || undefined}
            onFocus={() => setActive(index)}
            onMouseMove={(event) => movedByHand(event) && setActive(index)}
          >
            <span className={styles.face}>{faceOf(cell)}</span>
            <span className={styles.date}>{dateOf(cell.day.date, index === 0)}</span>
          </button>
        ))}
      </fieldset>
    </section>
  );
}
