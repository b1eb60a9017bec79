import type { StepAnswers } from '#shared/contract/cases.ts';
import { type ClockStep, clockCourse, countDueWithPauses } from '#shared/domain/case-clock.ts';
import type { CaseSituation, CaseState } from '#shared/domain/case-lifecycle.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import type { DueDate, WorkCalendar } from '#shared/domain/workdays.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { caseById, eventsOfCase, kindOfItemVersion } from './queries.ts';

export type CaseRow = NonNullable<ReturnType<typeof firstCase>>;
export type EventRow = ReturnType<typeof allEvents>[number];

function firstCase(read: ReadHandle, id: string) {
  return read.first(caseById(id));
}

function allEvents(read: ReadHandle, id: string) {
  return read.all(eventsOfCase(id));
}

/** A case with its history and what the rules need to know of it. */
export interface CaseCourse {
  row: CaseRow;
  /** In order, acceptance first. */
  events: EventRow[];
  situation: CaseSituation;
  calendar: WorkCalendar;
}

/** @throws CoreError `NOT_FOUND` */
export function loadCourse(context: CoreContext, id: string): CaseCourse {
  const { database } = context.data;
  const row = firstCase(database.read, id);
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id });
  const events = allEvents(database.read, id);
  const situation: CaseSituation = {
    state: row.state as CaseState,
    history: events.map(({ step, from_state }) => ({ step, fromState: from_state })),
    licence: database.read.first(kindOfItemVersion(row.item_code, row.item_version))?.kind === '行政许可',
    extendedDays: row.extension_days ?? 0,
    promisedDue: row.promised_due,
    today: localDateInShanghai(database.now()),
  };
  return { row, events, situation, calendar: loadWorkCalendar(database.read) };
}

/** What was answered to a step, without the reason, which is its note. */
export function readAnswers(stored: string | null): StepAnswers {
  return stored === null ? {} : (JSON.parse(stored) as StepAnswers);
}

/** A stored step as the clock sees it. */
export function clockStep({ step, at, answers }: Pick<EventRow, 'step' | 'at' | 'answers'>): ClockStep {
  return { step, on: localDateInShanghai(at), days: readAnswers(answers).days };
}

export interface Limits {
  promised: DueDate;
  statutory: DueDate | null;
  extensionDays: number;
}

/** Both limits of a case after these steps; a pause that still goes on counts as ended on `today`. */
export function countLimits(
  row: Pick<CaseRow, 'accepted_on' | 'promised_days' | 'statutory_days'>,
  steps: readonly ClockStep[],
  today: LocalDate,
  calendar: WorkCalendar,
): Limits {
  const course = { ...clockCourse(steps), acceptedOn: row.accepted_on, today };
  const count = (days: number) => countDueWithPauses({ ...course, days }, calendar);
  return {
    promised: count(row.promised_days),
    statutory: row.statutory_days === null ? null : count(row.statutory_days),
    extensionDays: course.extensionDays,
  };
}

/** Both limits as a case's row stores them. */
export function limitColumns({ promised, statutory }: Limits) {
  return {
    promised_due: promised.due,
    statutory_due: statutory?.due ?? null,
    provisional: promised.provisional ? 1 : 0,
  };
}
