const SHANGHAI = 'Asia/Shanghai';
const time = new Intl.DateTimeFormat('zh-CN', { timeZone: SHANGHAI, hour: '2-digit', minute: '2-digit' });
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: SHANGHAI,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The time of day of an instant: `14:02`. */
export function timeOfDay(instant: string): string {
  return time.format(new Date(instant));
}

/** Day and time of an instant: `2026-12-04 14:02`. */
export function dayAndTime(instant: string): string {
  return parts.format(new Date(instant));
}
