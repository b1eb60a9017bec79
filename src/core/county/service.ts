import type { Selectable } from 'kysely';
import type { TownCentre, TownOverdueCase, TownStanding } from '#shared/contract/county.ts';
import { lampFor, lampThresholds } from '#shared/domain/deadline-lamp.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { CASE_FIGURES, type CaseFigures } from '#shared/domain/town-figures.ts';
import { loadWorkCalendar } from '../calendar/service.ts';
import type { CoreContext } from '../context.ts';
import type { Schema } from '../db/query.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { readSettings } from '../settings/service.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { contacts } from '../town/queries.ts';
import { allTowns, figuresOf, latestDay, type OverdueCursor, overduePage } from './queries.ts';

type FiguresRow = Selectable<Schema['town_figures']>;

/** Who answers for the towns of a county, or looks over who does. */
const mayLook = (actor: StaffActor) => requireRole(actor, 'manager', 'administrator', 'auditor');

/**
 * 各镇办件: how every town stands, from what its hub told this county's. A town that is enrolled and has told nothing yet
 * is there without figures.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function standingOfTowns({ data: { database } }: CoreContext, actor: StaffActor): TownStanding[] {
  mayLook(actor);
  const { read } = database;
  const heard = new Map(read.all(contacts('hubs')).map((row) => [row.site_number, row]));
  const names = new Map(read.all(allTowns).map(({ town_number, name }) => [town_number, name]));
  return [...new Set([...heard.keys(), ...names.keys()])].sort().map((townNumber) => {
    const rows = latestFigures(read, townNumber);
    const contact = heard.get(townNumber);
    return {
      townNumber,
      name: names.get(townNumber) ?? '',
      figures: rows.length === 0 ? null : sumOf(rows.map(figuresIn)),
      day: rows[0]?.day ?? null,
      countedAt:
        rows
          .map(({ counted_at }) => counted_at)
          .sort()
          .at(-1) ?? null,
      contact: contact
        ? { seenAt: contact.seen_at, silent: contact.silent === 1, toldAt: contact.told_at }
        : null,
    };
  });
}

/** The centres of a town as they stood on the latest day it told of; none of a town that told nothing. */
export function centresOfTown(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  townNumber: string,
): TownCentre[] {
  mayLook(actor);
  return latestFigures(database.read, townNumber).map((row) => ({
    ...{ centreNumber: row.centre_number, name: row.centre_name },
    ...figuresIn(row),
  }));
}

/** What is overdue in a town or in one of its centres, the longest overdue first, and where the next page begins. */
export function overdueOfTown(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  {
    townNumber,
    centreNumber,
    after,
    limit,
  }: {
    townNumber: string;
    centreNumber?: string | undefined;
    after?: OverdueCursor | undefined;
    limit: number;
  },
): { rows: TownOverdueCase[]; next: OverdueCursor | null } {
  mayLook(actor);
  const { read } = database;
  const names = new Map(
    latestFigures(read, townNumber).map(({ centre_number, centre_name }) => [centre_number, centre_name]),
  );
  const asked = {
    today: localDateInShanghai(database.now()),
    // Late is late, whatever the whole limit was.
    ...{ totalDays: 0, suspended: false },
    calendar: loadWorkCalendar(read),
    thresholds: lampThresholds(readSettings(read)),
  };
  const found = read.all(overduePage(townNumber, centreNumber, after, limit + 1));
  const rows = found.slice(0, limit).map((row) => ({
    caseId: row.case_id,
    centreNumber: row.centre_number,
    centreName: names.get(row.centre_number) ?? '',
    caseNumber: row.case_number,
    itemName: row.item_name,
    department: row.department,
    state: row.state,
    dueOn: row.due_on,
    lamp: lampFor({ ...asked, due: row.due_on }),
  }));
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? { dueOn: last.dueOn, caseId: last.caseId } : null };
}

/** The centres of a town, each as it stood on the latest day that the town told of. */
function latestFigures(read: ReadHandle, townNumber: string): FiguresRow[] {
  const latest = read.first(latestDay(townNumber));
  return latest ? read.all(figuresOf(townNumber, latest.day).orderBy('centre_number')) : [];
}

function figuresIn(row: FiguresRow): CaseFigures {
  return {
    open: row.open,
    dueToday: row.due_today,
    overdue: row.overdue,
    received: row.received,
    correction: row.correction,
    gaps: row.gaps,
    toDeliver: row.to_deliver,
    receivedInMonth: row.received_in_month,
    completedInMonth: row.completed_in_month,
  };
}

function sumOf(rows: readonly CaseFigures[]): CaseFigures {
  const sum = (figure: keyof CaseFigures) => rows.reduce((all, row) => all + row[figure], 0);
  return Object.fromEntries(CASE_FIGURES.map((figure) => [figure, sum(figure)])) as CaseFigures;
}
