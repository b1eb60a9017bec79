import { query } from '../db/query.ts';

export const allTowns = query.selectFrom('towns').select(['town_number', 'name']).orderBy('town_number');

/** The latest day that a town told of. */
export function latestDay(townNumber: string) {
  return query
    .selectFrom('town_figures')
    .select('day')
    .where('town_number', '=', townNumber)
    .orderBy('day', 'desc')
    .limit(1);
}

export function figuresOf(townNumber: string, day: string) {
  return query
    .selectFrom('town_figures')
    .selectAll()
    .where('town_number', '=', townNumber)
    .where('day', '=', day);
}

export function overdueOf(townNumber: string) {
  return query.selectFrom('town_overdue_cases').selectAll().where('town_number', '=', townNumber);
}

export interface OverdueCursor {
  dueOn: string;
  caseId: string;
}

/** What is overdue in a town or in one of its centres, the longest overdue first. */
export function overduePage(
  townNumber: string,
  centreNumber: string | undefined,
  after: OverdueCursor | undefined,
  limit: number,
) {
  let page = overdueOf(townNumber).orderBy('due_on').orderBy('case_id').limit(limit);
  if (centreNumber !== undefined) page = page.where('centre_number', '=', centreNumber);
  if (after) {
    page = page.where((where) =>
      where(where.refTuple('due_on', 'case_id'), '>', where.tuple(after.dueOn, after.caseId)),
    );
  }
  return page;
}
