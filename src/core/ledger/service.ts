import type { LedgerDoubt, Statement, StatementLine } from '#shared/contract/ledger.ts';
import {
  type Balance,
  countLedger,
  type LedgerEntry,
  type LedgerKind,
} from '#shared/domain/volunteer-ledger.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { activityName, volunteerName } from '../volunteers/queries.ts';
import { allEntries, balancesOf, claimsOf, doubtfulAttendances, entriesOfVolunteer } from './queries.ts';

/** Minutes and points of one volunteer. */
export function balanceOf(read: ReadHandle, volunteerId: string): Balance {
  return balances(read, [volunteerId]).get(volunteerId) ?? { minutes: 0, points: 0 };
}

/** The same of several; who has nothing is not in it. */
export function balances(read: ReadHandle, volunteerIds: readonly string[]): Map<string, Balance> {
  if (volunteerIds.length === 0) return new Map();
  return new Map(
    read
      .all(balancesOf(volunteerIds))
      .map((row) => [row.volunteer_id, { minutes: row.minutes, points: row.points }]),
  );
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof entriesOfVolunteer>['execute']>>[number];

/**
 * 对账单: every line of a volunteer, and what became of each.
 * @throws CoreError `NOT_FOUND`
 */
export function statementOf(context: CoreContext, volunteerId: string, year?: number): Statement {
  const { read } = context.data.database;
  const volunteer = read.first(volunteerName(volunteerId));
  if (!volunteer) throw failure('NOT_FOUND', { entity: 'volunteer', id: volunteerId });
  const rows = read.all(entriesOfVolunteer(volunteerId));
  const { counted, balances: counts } = countLedger(rows.map(entryOf));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const takenBack = new Set(rows.map(({ reverses }) => reverses));
  const lineOf = (row: EntryRow): StatementLine => ({
    id: row.id,
    kind: row.kind as LedgerKind,
    amount: row.reverses === null ? row.amount : -(byId.get(row.reverses)?.amount ?? 0),
    serviceDay: row.service_day,
    activityId: row.activity_id,
    activityName: row.activity_name ?? '',
    ruleVersion: row.rule_version,
    siteNumber: row.site_number,
    centreName: row.centre_name ?? '',
    reviewer: row.reviewer,
    at: row.at,
    reason: row.reason,
    standing: standingOf(row, counted, takenBack),
  });
  return {
    volunteerId,
    name: volunteer.name,
    balance: counts.get(volunteerId) ?? { minutes: 0, points: 0 },
    lines: rows.filter((row) => year === undefined || row.service_day.startsWith(`${year}-`)).map(lineOf),
  };
}

function standingOf(
  { id, reverses }: EntryRow,
  counted: ReadonlySet<string>,
  takenBack: ReadonlySet<string | null>,
): StatementLine['standing'] {
  if (reverses !== null) return 'reversal';
  if (takenBack.has(id)) return 'taken-back';
  return counted.has(id) ? 'counts' : 'in-doubt';
}

interface StoredEntry {
  id: string;
  volunteer_id: string;
  kind: string;
  amount: number;
  activity_id: string;
  reverses: string | null;
}

function entryOf(row: StoredEntry): LedgerEntry {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    kind: row.kind as LedgerKind,
    amount: row.amount,
    activityId: row.activity_id,
    reverses: row.reverses,
  };
}

/** Service that several centres confirmed without knowing of each other; to be settled by correcting the attendance. */
export function ledgerDoubts(context: CoreContext): LedgerDoubt[] {
  const { read } = context.data.database;
  return read.all(doubtfulAttendances()).map(({ activity_id, volunteer_id }) => ({
    volunteerId: volunteer_id,
    name: read.first(volunteerName(volunteer_id))?.name ?? '',
    activityId: activity_id,
    activityName: read.first(activityName(activity_id))?.name ?? '',
    claims: read.all(claimsOf(activity_id, volunteer_id)).map(({ centre_name, reviewer, amount }) => ({
      centreName: centre_name ?? '',
      reviewer,
      minutes: amount,
    })),
  }));
}

/** What `ow ledger check` says. */
export interface LedgerCheck {
  ok: boolean;
  /** Volunteers with anything in the ledger. */
  volunteers: number;
  /** Hours of service of all; minutes beside it, since parts of hours do not add up in decimals. */
  hours: number;
  minutes: number;
  points: number;
  problems: { code: string; entryIds: string[] }[];
}

/**
 * Counts the whole ledger again from its entries alone and holds it against what the application shows. What two
 * centres confirmed is listed; it makes the ledger not wrong, since it counts once.
 */
export function checkLedger(context: CoreContext): LedgerCheck {
  const { read } = context.data.database;
  const { balances: recounted, problems } = countLedger(read.all(allEntries()).map(entryOf));
  const shown = balances(read, [...recounted.keys()]);
  const different = [...recounted]
    .filter(([id, { minutes, points }]) => {
      const other = shown.get(id);
      return other?.minutes !== minutes || other.points !== points;
    })
    .map(([id]) => ({ code: 'shown-differs', entryIds: [id] }));
  const found = [...problems.map(({ code, entryIds }) => ({ code, entryIds: [...entryIds] })), ...different];
  const sum = (part: keyof Balance) =>
    [...recounted.values()].reduce((all, balance) => all + balance[part], 0);
  return {
    ok: found.every(({ code }) => code === 'counted-twice'),
    volunteers: recounted.size,
    hours: Math.round((sum('minutes') / 60) * 100) / 100,
    minutes: sum('minutes'),
    points: sum('points'),
    problems: found,
  };
}
