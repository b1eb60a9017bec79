import { type SelectQueryBuilder, sql } from 'kysely';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { FigureCases } from '#shared/contract/reports.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { type CaseLineRow, caseLineReader } from '../cases/case-line.ts';
import { lineColumns } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import { query, type Schema } from '../db/query.ts';
import type { StaffActor } from '../staff/roles.ts';
import {
  accepted,
  completedOrDelivered,
  dueDaysOf,
  type Interval,
  intervalOf,
  overdue,
  received,
  stepTaken,
} from './figure-conditions.ts';
import { scopeOf } from './scope.ts';

/** Where the next page begins: what the last row counted by, and its id. */
export interface FigureCursor {
  at: string;
  id: string;
}

type Part = Pick<Partial<FigureCases>, 'siteNumber' | 'department' | 'itemCode' | 'clerkId'>;
type Listed = SelectQueryBuilder<Schema, 'cases', CaseLineRow & { countedAt: string }>;

/**
 * The cases that a figure of a report counts, latest first by what they count by, a page at a time: as many as the
 * figure says, of the same people's cases. A case returned twice is counted twice and stands here once.
 */
export function listFigureCases(
  context: CoreContext,
  actor: StaffActor,
  { after, limit, ...wanted }: FigureCases & { after?: FigureCursor | undefined; limit: number },
): { rows: CaseLine[]; next: FigureCursor | null } {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const own = narrowed(figurePage(wanted, today, after), scopeOf(actor, wanted).scope);
  const found = database.read.all(own.limit(limit + 1));
  const lineOf = caseLineReader(context);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit).map((row) => lineOf(row)),
    next: last ? { at: last.countedAt, id: last.id } : null,
  };
}

/** The cases of a figure in the order in which they are listed. */
export function figurePage(wanted: FigureCases, today: LocalDate, after?: FigureCursor): Listed {
  const { department, ...part } = wanted;
  const cases = casesOf(wanted, today, after);
  // 收件 of a department has an index of its own.
  const ofDepartment = wanted.figure === 'received' && department !== undefined;
  const own = ofDepartment
    ? cases.where('cases.department', '=', department)
    : narrowed(cases, { department });
  return narrowed(own, part).orderBy('countedAt', 'desc').orderBy('cases.id', 'desc');
}

function casesOf({ figure, from, to }: FigureCases, today: LocalDate, after?: FigureCursor): Listed {
  const interval = intervalOf(from, to);
  switch (figure) {
    case 'received':
      return received(by('received_at', after), interval);
    case 'accepted':
      return accepted(by('accepted_at', after), interval);
    case 'completed':
      return withoutRefused(completedOrDelivered(by('closed_at', after), interval), interval);
    case 'overdue':
      return overdue(by('promised_due', after), dueDaysOf(from, to, today));
    case 'returned':
      return stepCases('return', interval, after);
    case 'withGaps':
      return stepCases('accept-with-gaps', interval, after);
  }
}

const columns = lineColumns.map((column) => `cases.${column}` as const);

/** In the order of one of its columns, as the index of the figure has it. */
function by(
  column: 'received_at' | 'accepted_at' | 'closed_at' | 'promised_due',
  after?: FigureCursor,
): Listed {
  const at = sql.ref<string>(`cases.${column}`);
  const page = query.selectFrom('cases').select(columns).select(at.as('countedAt'));
  if (!after) return page as Listed;
  const { at: reached, id } = after;
  return page.where(sql<boolean>`(${at}, cases.id) < (${reached}, ${id})`) as Listed;
}

function withoutRefused(cases: Listed, { start, end }: Interval): Listed {
  return cases.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('case_events')
          .select('case_events.case_id')
          .whereRef('case_events.case_id', '=', 'cases.id')
          .where('step', '=', 'refuse')
          .where('at', '>=', start)
          .where('at', '<', end),
      ),
    ),
  );
}

/** A case by the last of its steps of that kind in the time. */
function stepCases(
  step: 'accept-with-gaps' | 'return',
  interval: Interval,
  after: FigureCursor | undefined,
): Listed {
  const steps = query
    .selectFrom('case_events')
    .innerJoin('cases', 'cases.id', 'case_events.case_id')
    .select(columns)
    .select('case_events.at as countedAt')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_events as later')
            .select('later.case_id')
            .whereRef('later.case_id', '=', 'case_events.case_id')
            .whereRef('later.step_number', '>', 'case_events.step_number')
            .where('later.step', '=', step)
            .where('later.at', '<', interval.end),
        ),
      ),
    );
  let page = stepTaken(steps, step, interval);
  if (step === 'accept-with-gaps') page = page.where('to_state', '=', 'accepted-with-gaps');
  if (after) page = page.where(sql<boolean>`(case_events.at, cases.id) < (${after.at}, ${after.id})`);
  return page as unknown as Listed;
}

/**
 * Only those of one part of the report. The plus keeps SQLite on the index of the figure: by one of these columns alone
 * it would have to sort.
 */
function narrowed(cases: Listed, part: Part): Listed {
  let own = cases;
  for (const [column, value] of Object.entries({
    site_number: part.siteNumber,
    department: part.department,
    item_code: part.itemCode,
    clerk_id: part.clerkId,
  })) {
    if (value !== undefined) own = own.where(sql<boolean>`+${sql.ref(`cases.${column}`)} = ${value}`);
  }
  return own;
}
