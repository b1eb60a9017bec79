import { setImmediate } from 'node:timers/promises';
import type { Report, ReportRequest } from '#shared/contract/reports.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { addMonths, isMonth, monthsFrom } from '#shared/domain/months.ts';
import {
  type Figures,
  figuresBy,
  noFigures,
  type ReportCount,
  totalFigures,
} from '#shared/domain/report-figures.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { countMonth } from './count-month.ts';
import { countWaiting } from './count-waiting.ts';
import { centreNames, itemNames, staffNames } from './queries.ts';
import { scopeOf } from './scope.ts';

/** The longest report, in months. */
export const LONGEST_REPORT = 36;

/** Every centre of the town. */
export function listCentres({ data }: CoreContext): { siteNumber: string; name: string }[] {
  return data.database.read.all(centreNames);
}

/**
 * The figures of some months, whole and by every side. Counted month by month, and what else core is asked meanwhile
 * is answered in between.
 * @throws CoreError `INVALID_ANSWERS` for months the wrong way round, or more than LONGEST_REPORT
 */
export async function makeReport(
  context: CoreContext,
  actor: StaffActor,
  request: ReportRequest,
): Promise<Report> {
  const months = askedMonths(request);
  const { read } = context.data.database;
  const today = localDateInShanghai(context.data.database.now());
  const { kind, scope } = scopeOf(actor, request);
  const counts: ReportCount[] = [];
  for (const month of months) {
    await setImmediate();
    counts.push(...countMonth(read, month, scope, today));
  }
  const names = readNames(read);
  return {
    from: request.from,
    to: request.to,
    siteNumber: request.siteNumber ?? null,
    scope: kind,
    ...totalFigures(counts),
    ...breakdowns(counts, names),
    byMonth: byMonth(counts, months),
    waiting: kind === 'centres' ? countWaiting(read, months, request.siteNumber, names.centre) : null,
  };
}

function askedMonths({ from, to }: ReportRequest): string[] {
  const problem = (field: string, code: string) =>
    failure('INVALID_ANSWERS', { problems: [{ field, code }] });
  for (const [field, month] of Object.entries({ from, to })) {
    if (!isMonth(month)) throw problem(field, 'not-a-month');
  }
  if (to < from) throw problem('to', 'before-first');
  if (to > addMonths(from, LONGEST_REPORT - 1)) throw problem('to', 'too-many-months');
  return monthsFrom(from, to);
}

type Names = ReturnType<typeof readNames>;

/** What centres, items and people are called now; what is gone is called by its key. */
function readNames(read: ReadHandle) {
  const centres = new Map(read.all(centreNames).map(({ siteNumber, name }) => [siteNumber, name]));
  const items = new Map(read.all(itemNames).map(({ code, name }) => [code, name]));
  const staff = new Map(read.all(staffNames).map(({ id, name }) => [id, name]));
  return {
    centre: (siteNumber: string) => centres.get(siteNumber) ?? siteNumber,
    item: (code: string) => items.get(code) ?? code,
    clerk: (id: string) => staff.get(id) ?? id,
  };
}

function breakdowns(counts: readonly ReportCount[], names: Names) {
  return {
    byDepartment: figuresBy(
      counts,
      ({ department }) => department,
      ({ department }) => ({ department }),
    ).sort(largestFirst(({ department }) => department)),
    byCentre: figuresBy(
      counts,
      ({ siteNumber }) => siteNumber,
      ({ siteNumber }) => ({ siteNumber, centreName: names.centre(siteNumber) }),
    ).sort(largestFirst(({ siteNumber }) => siteNumber)),
    byItem: figuresBy(
      counts,
      // An item that changed its department has a part under each.
      ({ itemCode, department }) => `${itemCode} ${department}`,
      ({ itemCode, department }) => ({ itemCode, itemName: names.item(itemCode), department }),
    ).sort(largestFirst(({ itemCode, department }) => `${itemCode} ${department}`)),
    byClerk: figuresBy(
      counts,
      ({ clerkId }) => clerkId,
      ({ clerkId }) => ({ clerkId, clerkName: names.clerk(clerkId) }),
    ).sort(largestFirst(({ clerkId }) => clerkId)),
  };
}

function largestFirst<Part extends Figures>(keyOf: (part: Part) => string) {
  return (one: Part, other: Part) =>
    other.received - one.received || other.completed - one.completed || (keyOf(one) < keyOf(other) ? -1 : 1);
}

function byMonth(counts: readonly ReportCount[], months: readonly string[]): Report['byMonth'] {
  const known = new Map(
    figuresBy(
      counts,
      ({ month }) => month,
      ({ month }) => ({ month }),
    ).map((part) => [part.month, part]),
  );
  return months.map((month) => known.get(month) ?? { month, ...noFigures() });
}
