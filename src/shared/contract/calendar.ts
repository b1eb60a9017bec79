import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { localDate } from './primitives.ts';

/** 工作日历: one year's days that differ from the plain week of Monday to Friday. */
export const calendarYear = z.object({
  year: z.number().int(),
  /** The notice, as the file names it. */
  source: z.string(),
  /** In the order of the year. */
  days: z.array(z.object({ date: localDate, name: z.string(), isOffDay: z.boolean() })),
});
export type CalendarYear = z.infer<typeof calendarYear>;

/** A date before and after. */
const movedDate = z.object({ from: localDate, to: localDate });

/** What a calendar did to open cases. */
export const calendarImport = z.object({
  year: z.number().int(),
  source: z.string(),
  /** How many days the file names. */
  days: z.number().int(),
  /** Open cases of this site, in the order of acceptance, of which a date moved. */
  movedDueDates: z.array(
    z.object({
      caseNumber: z.string(),
      promisedDue: movedDate,
      /** Null where no law sets a limit. */
      statutoryDue: movedDate.nullable(),
      /** The new date may still move: it lies in a year without a calendar (暂定). */
      provisional: z.boolean(),
    }),
  ),
  /** Open cases, moved or not, whose date was provisional and is final now. */
  provisionalCleared: z.number().int(),
});
export type CalendarImport = z.infer<typeof calendarImport>;

/** What an import would do, with the year as it would be. */
export const calendarPreview = calendarImport.extend({ calendar: calendarYear });
export type CalendarPreview = z.infer<typeof calendarPreview>;

/** A file as it was chosen, up to 1 MB: bytes cross as base64. */
const file = z.object({ content: z.base64().max(1_400_000) });

const base = oc.errors(contractErrors);

export const calendar = {
  /** The years whose official calendar is known here. */
  years: base.output(z.array(calendarYear)),
  /** What an import of this file would do; nothing is written. For managers and administrators. */
  preview: base.input(file).output(calendarPreview),
  /** Takes the file in and counts every open due date again. For managers and administrators. */
  import: base.input(file).output(calendarImport),
};
