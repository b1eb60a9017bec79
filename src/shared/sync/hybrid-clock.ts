/**
 * Hybrid logical clock: orders what people see across sites whose clocks disagree. It never decides which of
 * two changes wins. Written form `<milliseconds, 13 digits>-<counter, 4 hex digits>-<site>`, sortable as text.
 */
const form = /^(\d{13})-([0-9a-f]{4})-(\d{2})$/;

/**
 * The reading that follows `last` at the wall time `now` (milliseconds): never before `last`, even when the
 * wall clock was set back.
 */
export function nextClockReading(last: string | null, now: number, siteNumber: string): string {
  const previous = last === null ? null : form.exec(last);
  let time = now;
  let counter = 0;
  if (previous) {
    const lastTime = Number(previous[1]);
    if (lastTime >= now) {
      time = lastTime;
      counter = Number.parseInt(previous[2] as string, 16) + 1;
      if (counter > 0xffff) {
        time += 1;
        counter = 0;
      }
    }
  }
  return `${String(time).padStart(13, '0')}-${counter.toString(16).padStart(4, '0')}-${siteNumber}`;
}

/** The wall time of a reading, as people read it; null for a text that is no reading. */
export function timeOfReading(reading: string): Date | null {
  const parts = form.exec(reading);
  return parts ? new Date(Number(parts[1])) : null;
}
