import type { ActivityLine } from '#shared/contract/activities.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import type { CalendarState } from './use-calendar.ts';
import type { MovingActivity } from './use-move.ts';

/** What every view of the calendar is given. */
export interface ViewProps {
  calendar: CalendarState;
  today: LocalDate;
  moving: MovingActivity | null;
  /** Whether an activity may be taken up here. */
  movable: (line: ActivityLine) => boolean;
  onOpen: (line: ActivityLine) => void;
  onCarry: (line: ActivityLine, to: LocalDate) => void;
}

/** The activities of a day; one that is carried stands where it would be set down. */
export function activitiesOn(
  { byDay }: CalendarState,
  moving: MovingActivity | null,
  day: LocalDate,
): ActivityLine[] {
  const there = byDay.get(day) ?? [];
  if (!moving) return there;
  const { line, startTime, endTime } = moving;
  const rest = there.filter(({ id }) => id !== line.id);
  if (moving.day !== day) return rest;
  const at = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
  return [...rest, { ...line, startsAt: at(startTime), endsAt: at(endTime) }].sort((one, other) =>
    one.startsAt < other.startsAt ? -1 : 1,
  );
}
