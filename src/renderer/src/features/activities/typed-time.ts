const FORM = /^(\d{1,2})(?:[:.点时](\d{1,2})?分?)?$/;
const DIGITS = /^(\d{1,2})(\d{2})$/;

/** A time of day as it is typed (`19:30`, `1930`, `930`, `19`) as `HH:MM`; null for anything else. */
export function readTypedTime(typed: string): string | null {
  const text = typed.normalize('NFKC').replace(/\s/g, '');
  const [, hours, minutes = '0'] = FORM.exec(text) ?? DIGITS.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
}

/** A time some minutes later on the same day; the last minute of the day at most. */
export function laterTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const later = Math.min(Math.max(hour * 60 + minute + minutes, 0), 24 * 60 - 1);
  return `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`;
}

/** Minutes from one time of the day to another; negative when it comes before. */
export function minutesBetween(from: string, until: string): number {
  const [fromHour = 0, fromMinute = 0] = from.split(':').map(Number);
  const [untilHour = 0, untilMinute = 0] = until.split(':').map(Number);
  return (untilHour - fromHour) * 60 + untilMinute - fromMinute;
}
