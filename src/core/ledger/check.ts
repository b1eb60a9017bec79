import type { AttendanceState } from '#shared/domain/attendance.ts';
import { disagreements } from '#shared/domain/ledger-agreement.ts';
import { type Balance, countLedger } from '#shared/domain/volunteer-ledger.ts';
import type { CoreContext } from '../context.ts';
import { allEntries, attendancesOfVolunteers } from './queries.ts';
import { balances, entryOf } from './service.ts';

/** One thing that is wrong with the ledger or waits for a person. */
export interface LedgerProblem {
  code: string;
  entryIds: string[];
  /** Of an attendance that the organiser's list says otherwise. */
  volunteerId?: string;
  activityId?: string;
}

/** What `ow ledger check` says. */
export interface LedgerCheck {
  ok: boolean;
  /** Volunteers of whom anything counts. */
  volunteers: number;
  /** Hours of service of all; minutes beside it, since parts of hours do not add up in decimals. */
  hours: number;
  minutes: number;
  points: number;
  problems: LedgerProblem[];
}

/** Open questions, which a person settles; the count does not hang on them. Everything else is damage. */
const OPEN_QUESTIONS: readonly string[] = ['counted-twice', 'list-differs'];

/**
 * Counts the whole ledger again from its entries alone and holds it against what the application shows and against the
 * organisers' lists. What two centres booked, and where a list says something else, is named; it makes the ledger not
 * wrong, since whatever is in doubt counts once and the smaller.
 */
export function checkLedger(context: CoreContext): LedgerCheck {
  const { read } = context.data.database;
  const entries = read.all(allEntries()).map(entryOf);
  const count = countLedger(entries);
  const recounted = [...count.balances];
  const shown = balances(
    read,
    recounted.map(([id]) => id),
  );
  const different = recounted
    .filter(([id, { minutes, points }]) => {
      const other = shown.get(id);
      return other?.minutes !== minutes || other.points !== points;
    })
    .map(([id]) => ({ code: 'shown-differs', entryIds: [], volunteerId: id }));
  const lists = read.all(attendancesOfVolunteers()).flatMap((row) =>
    row.volunteer_id === null
      ? []
      : [
          {
            ...{ volunteerId: row.volunteer_id, activityId: row.activity_id, minutes: row.minutes },
            state: row.state as AttendanceState,
            givesHours: row.gives_hours === 1,
          },
        ],
  );
  const found: LedgerProblem[] = [
    ...count.problems.map(({ code, entryIds }) => ({ code, entryIds: [...entryIds] })),
    ...different,
    ...disagreements(lists, entries, count).map(({ entryIds, ...where }) => ({
      ...{ code: 'list-differs', entryIds: [...entryIds], ...where },
    })),
  ];
  const sum = (part: keyof Balance) => recounted.reduce((all, [, balance]) => all + balance[part], 0);
  return {
    ok: found.every(({ code }) => OPEN_QUESTIONS.includes(code)),
    volunteers: recounted.filter(([, { minutes, points }]) => minutes > 0 || points > 0).length,
    hours: Math.round((sum('minutes') / 60) * 100) / 100,
    minutes: sum('minutes'),
    points: sum('points'),
    problems: found,
  };
}
