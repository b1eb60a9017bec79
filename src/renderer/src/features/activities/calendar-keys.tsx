import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { SERIES_SCOPES } from '#shared/domain/activity-types.ts';
import { addCalendarDays } from '#shared/domain/workdays.ts';
import { digitOf } from '../../app/keyboard/key-name.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import styles from './activities-page.module.css';
import { turnedTo } from './calendar-days.ts';
import type { CalendarState } from './use-calendar.ts';
import type { Move } from './use-move.ts';

const HINTS = {
  '← → ↑ ↓': '选日子',
  '1–9': '打开当天的活动',
  M: '移动当天的活动',
  PageDown: '往后翻',
  Home: '今天',
};
const HALF_HOUR = 30;

/** The keys of the calendar itself: days by the arrows, the day's activities by digits, M takes one up. */
export function CalendarKeys({
  calendar,
  today,
  move,
  movable,
  active,
  onOpen,
  children,
}: {
  calendar: CalendarState;
  today: string;
  move: Move;
  movable: (line: ActivityLine) => boolean;
  /** No panel lies over it. */
  active: boolean;
  onOpen: (line: ActivityLine) => void;
  children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const { view, day, byDay } = calendar;
  const moving = move.moving !== null;
  useKeyHints(HINTS);
  useEffect(() => {
    if (active || moving) frame.current?.focus();
  }, [active, moving]);
  const days = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: view === 'month' ? 7 : 1,
    ArrowUp: view === 'month' ? -7 : -1,
  };
  const carry = (event: KeyboardEvent): boolean => {
    const by = days[event.key as keyof typeof days];
    const up = event.key === 'ArrowUp';
    const digit = digitOf(event.nativeEvent);
    const scope = digit === null ? undefined : SERIES_SCOPES[digit - 1];
    if (by && (up || event.key === 'ArrowDown') && (event.shiftKey || view === 'week')) {
      move.byMinutes(up ? -HALF_HOUR : HALF_HOUR);
    } else if (by) move.byDays(by);
    else if (scope && move.moving?.line.seriesId) move.setScope(scope);
    else return false;
    return true;
  };
  const walk = (event: KeyboardEvent): boolean => {
    const by = days[event.key as keyof typeof days];
    const lines = byDay.get(day) ?? [];
    const line = lines[(digitOf(event.nativeEvent) ?? 0) - 1];
    const first = lines.find(movable);
    if (by) calendar.setDay(addCalendarDays(day, by));
    else if (event.key === 'PageDown') calendar.setDay(turnedTo(view, day, 1));
    else if (event.key === 'PageUp') calendar.setDay(turnedTo(view, day, -1));
    else if (event.key === 'Home') calendar.setDay(today);
    else if (line) onOpen(line);
    else if (event.key === 'Enter' && lines[0]) onOpen(lines[0]);
    else if (event.key.toLowerCase() === 'm' && first) move.begin(first);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    if (moving ? carry(event) : walk(event)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the calendar takes the arrows as a whole
    <section ref={frame} className={styles.keys} tabIndex={0} aria-label="日历" onKeyDown={onKeyDown}>
      {children}
    </section>
  );
}
