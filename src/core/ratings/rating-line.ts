import type { RatingLine } from '#shared/contract/ratings.ts';
import { lampFor, lampThresholds } from '#shared/domain/deadline-lamp.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { BadReason, RatingLevel, RatingWay } from '#shared/domain/rating.ts';
import type { RectificationOutcome, RectificationState } from '#shared/domain/rectification.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import { readSettings } from '../settings/service.ts';
import { ratingLineOfCase } from './queries.ts';

interface RatingRow {
  case_id: string;
  case_number: string;
  item_name: string;
  department: string;
  clerk_name: string;
  level: string;
  reasons: string;
  way: string;
  rated_at: string;
  state: string | null;
  opened_at: string | null;
  due_on: string | null;
  provisional: number | null;
  called_back_at: string | null;
  outcome: string | null;
  closed_at: string | null;
}

/** The rating of a case, or null while it has none. */
export function ratingOfCase(context: CoreContext, caseId: string): RatingLine | null {
  const row = context.data.database.read.first(ratingLineOfCase(caseId));
  return row ? ratingLineReader(context)(row) : null;
}

/** Turns rows of one answer into lines of the list, with the lamp of the rectification as it stands today. */
export function ratingLineReader(context: CoreContext): (row: RatingRow) => RatingLine {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const settings = readSettings(database.read);
  const calendar = loadWorkCalendar(database.read);
  const lamp = (due: string) =>
    lampFor({
      due,
      today,
      totalDays: settings['rectification.workdays'],
      suspended: false,
      calendar,
      thresholds: lampThresholds(settings),
    });
  return (row) => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    itemName: row.item_name,
    department: row.department,
    clerkName: row.clerk_name,
    level: row.level as RatingLevel,
    reasons: JSON.parse(row.reasons) as BadReason[],
    way: row.way as RatingWay,
    ratedAt: row.rated_at,
    rectification:
      row.state === null || row.due_on === null
        ? null
        : {
            state: row.state as RectificationState,
            dueOn: row.due_on,
            provisional: row.provisional === 1,
            lamp: row.closed_at === null ? lamp(row.due_on) : null,
            calledBack: row.called_back_at !== null,
            outcome: row.outcome as RectificationOutcome | null,
          },
  });
}
