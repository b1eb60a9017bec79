import type { Statement, StatementLine } from '#shared/contract/ledger.ts';
import {
  type Balance,
  countLedger,
  type LedgerEntry,
  type LedgerKind,
} from '#shared/domain/volunteer-ledger.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { volunteerName } from '../volunteers/queries.ts';
import { balancesOf, entriesOfVolunteer } from './queries.ts';

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

/** An entry as the rules of the ledger look at it. */
export function entryOf(row: StoredEntry): LedgerEntry {
  return {
    id: row.id,
    volunteerId: row.volunteer_id,
    kind: row.kind as LedgerKind,
    amount: row.amount,
    activityId: row.activity_id,
    reverses: row.reverses,
  };
}
