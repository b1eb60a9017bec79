import { z } from 'zod';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { failure } from '../errors.ts';

const calendarFile = z.object({
  year: z.number().int().min(2000).max(2100),
  source: z.string().min(1),
  days: z.array(z.object({ name: z.string().min(1), date: z.string(), isOffDay: z.boolean() })).min(1),
});
export type CalendarFile = z.infer<typeof calendarFile>;

/**
 * Reads one year's calendar of days off and make-up workdays as the State Council's notice gives it (JSON).
 * Problems are counted by the position of the day in the file, from 1; position 0 is the file itself.
 * @throws CoreError `IMPORT_REJECTED`
 */
export function parseCalendar(text: string): CalendarFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw failure('IMPORT_REJECTED', { problems: [{ line: 0, code: 'not-json' }] });
  }
  const parsed = calendarFile.safeParse(json);
  if (!parsed.success) {
    throw failure('IMPORT_REJECTED', {
      problems: parsed.error.issues.map((issue) => ({
        line: issue.path[0] === 'days' && typeof issue.path[1] === 'number' ? issue.path[1] + 1 : 0,
        column: issue.path.map(String).join('.'),
        // What is said of the whole notice is no fault of a day.
        code: issue.path.length === 1 ? 'calendar-head' : 'calendar-form',
      })),
    });
  }
  const { days, year } = parsed.data;
  const seen = new Set<string>();
  const problems = days.flatMap((day, at) => {
    const problem = (code: string) => [{ line: at + 1, column: 'date', code, value: day.date }];
    if (!isLocalDate(day.date)) return problem('not-a-date');
    // The notice of one year may already move a day of the neighbouring weeks.
    if (Math.abs(Number(day.date.slice(0, 4)) - year) > 1) return problem('other-year');
    if (seen.has(day.date)) return problem('date-twice');
    seen.add(day.date);
    return [];
  });
  if (problems.length > 0) throw failure('IMPORT_REJECTED', { problems });
  return parsed.data;
}
