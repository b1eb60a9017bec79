const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', weekday: 'short' });

/** `19:30` in mainland China. */
export function clockWord(instant: string): string {
  return clock.format(new Date(instant));
}

/** `2026-12-14（周一） 19:30 至 21:00`. */
export function spanWord(startsAt: string, endsAt: string): string {
  const start = new Date(startsAt);
  return `${day.format(start)}（${weekday.format(start)}） ${clockWord(startsAt)} 至 ${clockWord(endsAt)}`;
}

/** The instant of a time of day, `19:30` or `1930`, on the day on which an activity starts; null when it is none. */
export function instantAt(startsAt: string, typed: string): string | null {
  const parts = /^(\d{1,2})[:：]?(\d{2})$/.exec(typed.trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return null;
  const time = `${parts[1]?.padStart(2, '0')}:${parts[2]}`;
  return new Date(`${day.format(new Date(startsAt))}T${time}:00+08:00`).toISOString();
}
